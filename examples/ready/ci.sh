#!/bin/sh
# 对账的一步，给任何持续集成用；退出状态 0 无误，1 有问题，2 未能运行。
# One step of any CI; exit status 0 clean, 1 findings, 2 it could not run.
set -eu

# 账簿在仓库中的文件夹。The ledger's folder in this repository.
LEDGER="${LEDGER:-.}"

if ! command -v bursar >/dev/null; then
    # 只从你信得过的地址安装。Installed only from an address that you trust.
    cargo install --locked --git "${BURSAR_GIT:?bursar 的 git 地址；the address of the bursar git repository}" bursar
fi

# findings.xml 是 JUnit 测试报告。findings.xml is a JUnit report.
status=0
bursar -C "$LEDGER" check -o findings.xml || status=$?
bursar -C "$LEDGER" check --color always || true
exit "$status"
