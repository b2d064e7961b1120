//! How a look at something ended (检查结果): all right, or something that somebody has to see to.

crate::words! {
    /// What a check or a patrol found.
    pub enum CheckResult {
        Ok = "ok" | "正常" | "合格" | "良好" | "无异常",
        Problem = "problem" | "异常" | "不合格" | "有问题" | "发现问题",
    }
}
