//! The approval ladder (审批权限): who must sign for which amount, by which method it is bought, and what proves it.

use crate::money::Money;
use crate::policy::declare::policy_table;
use crate::policy::names::Name;
use crate::policy::value::{PolicyValue, Written, quoted};
use crate::policy::words::Method;
use crate::table::{List, SettingsFault, Words};

crate::record! {
    /// A band of the ladder as it is written.
    pub struct BandLayer {
        up_to: Option<Money> = "上限": "金额上限（元，含本数）；最高一档不填", "the most that it covers, in yuan, included; the last band has none";
        steps: List<Name> = "步骤": "依次审批的步骤", "the steps that sign, in order";
        method: Option<Method> = "方式": "采购方式：直接采购、比价、招标、框架协议", "how it is bought: direct, compare, tender, framework";
        quotes: Option<u32> = "比价家数": "至少取得几家报价", "the quotes that it needs";
        minutes: Option<bool> = "会议纪要": "是否须有集体决策的会议纪要", "whether the minutes of a meeting must record the decision";
    }
}

/// A band of the ladder (审批档次).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The most that it covers, included; the last band has none.
    pub up_to: Option<Money>,
    /// The steps that sign, in order.
    pub steps: Vec<String>,
    /// How it is bought; `None` where the school leaves that open.
    pub method: Option<Method>,
    /// The quotes that it needs, where it says so itself.
    pub quotes: Option<u32>,
    /// Whether the minutes of a meeting must record the decision.
    pub minutes: bool,
}

impl Written for Band {
    fn toml(&self) -> String {
        let mut keys = Vec::new();
        keys.extend(self.up_to.map(|up_to| format!("up_to = {up_to}")));
        keys.push(format!("steps = {}", self.steps.toml()));
        keys.extend(self.method.map(|method| format!("method = {}", quoted(method.word().name))));
        keys.extend(self.quotes.map(|quotes| format!("quotes = {quotes}")));
        keys.extend(self.minutes.then(|| "minutes = true".to_owned()));
        format!("{{ {} }}", keys.join(", "))
    }
}

impl PolicyValue for Vec<BandLayer> {
    type Plain = Vec<Band>;

    fn fault(&self) -> Option<SettingsFault> {
        let order = self.windows(2).find_map(|pair| match (pair[0].up_to, pair[1].up_to) {
            (None, _) => Some(SettingsFault::BandAfterOpen),
            (Some(lower), Some(upper)) if upper <= lower => Some(SettingsFault::BandsNotAscending { up_to: upper.to_string() }),
            _ => None,
        });
        let end = || self.last().and_then(|band| band.up_to).map(|up_to| SettingsFault::BandsEnd { up_to: up_to.to_string() });
        let signed = || self.iter().any(|band| band.steps.iter().next().is_none()).then_some(SettingsFault::BandWithoutSteps);
        order.or_else(end).or_else(signed)
    }

    /// A ladder that ends too low, or that lacks a step, still says who signs the rest.
    fn is_usable(&self) -> bool {
        matches!(self.fault(), None | Some(SettingsFault::BandsEnd { .. } | SettingsFault::BandWithoutSteps))
    }

    fn plain(&self) -> Vec<Band> {
        let band = |band: &BandLayer| Band {
            up_to: band.up_to,
            steps: band.steps.iter().map(|step| step.0.clone()).collect(),
            method: band.method,
            quotes: band.quotes,
            minutes: band.minutes.unwrap_or(false),
        };
        self.iter().map(band).collect()
    }
}

policy_table! {
    /// The approval ladder (审批权限).
    pub struct Approval in "approval", written ApprovalLayer;

    bands "档次": Vec<BandLayer> = Vec::new();
    means: "审批档次，自低到高；不设则不检查审批权限", "the bands of the approval ladder, lowest first; without bands no ladder is checked";
    source: Custom, "本校内部控制制度与“三重一大”规定；各校起点自 300 元至 10000 元不等，故无默认值", "the school's own internal control rules; ladders differ too much between schools for a default";
}

impl Approval {
    /// The band that an amount falls into, the last for what is beyond all of them; `None` where there is no ladder.
    pub fn band_for(&self, amount: Money) -> Option<&Band> {
        self.bands.get(self.position_for(amount)?)
    }

    /// The position of that band.
    pub fn position_for(&self, amount: Money) -> Option<usize> {
        let covering = self.bands.iter().position(|band| band.up_to.is_none_or(|up_to| amount <= up_to));
        covering.or_else(|| self.bands.len().checked_sub(1))
    }
}
