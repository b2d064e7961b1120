//! Fixed values (kinds, verdicts, results …): each has its English word and its Chinese ones, and either is read.

/// One fixed value of a column.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// The word that is written.
    pub name: &'static str,
    /// Its Chinese words, the usual one first.
    pub chinese: &'static [&'static str],
}

/// A list of fixed values.
pub trait Words: Copy + PartialEq + 'static {
    /// The words, in the order of the values.
    const WORDS: &'static [Word];

    /// The value with this position in the list.
    fn from_index(index: usize) -> Option<Self>;

    /// The position of the value in the list.
    fn index(self) -> usize;

    /// The word of this value.
    fn word(self) -> &'static Word {
        &Self::WORDS[self.index()]
    }

    /// The word in the language of the person who reads it.
    fn shown(self, lang: crate::lang::Lang) -> &'static str {
        let word = self.word();
        match lang {
            crate::lang::Lang::Chinese => word.chinese.first().copied().unwrap_or(word.name),
            crate::lang::Lang::English => word.name,
        }
    }
}

/// The position of a text among words, by its English or one of its Chinese words.
pub fn position(words: &[Word], text: &str) -> Option<usize> {
    words.iter().position(|word| word.name == text || word.chinese.contains(&text))
}

/// A name out of an open list in the language of the person who reads it; a name of the school's own as it is.
pub fn shown_name<'n>(words: &'static [Word], name: &'n str, lang: crate::lang::Lang) -> &'n str {
    let word = words.iter().find(|word| word.name == name);
    match lang {
        crate::lang::Lang::Chinese => word.and_then(|word| word.chinese.first().copied()).unwrap_or(name),
        crate::lang::Lang::English => name,
    }
}

/// Declares a list of fixed values: `words! { /// Why … pub enum Kind { Opening = "opening" | "期初", … } }`.
#[macro_export]
macro_rules! words {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal $(| $chinese:literal)+),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* #[doc = concat!("`", $word, "`", $(" ", $chinese),+)] $variant),+ }

        impl $crate::table::Words for $name {
            const WORDS: &'static [$crate::table::Word] =
                &[$($crate::table::Word { name: $word, chinese: &[$($chinese),+] }),+];

            fn from_index(index: usize) -> Option<Self> {
                [$(Self::$variant),+].get(index).copied()
            }

            fn index(self) -> usize {
                self as usize
            }
        }

        impl $crate::table::Field for $name {
            const KIND: $crate::table::Kind = $crate::table::Kind::Words(<Self as $crate::table::Words>::WORDS);

            fn read(input: $crate::table::Input<'_>, reader: &mut $crate::table::Reader<'_>) -> Result<Self, $crate::table::Unfit> {
                let index = reader.word(&input, <Self as $crate::table::Words>::WORDS)?;
                Ok([$(Self::$variant),+][index])
            }

            fn value(&self) -> $crate::table::Value<'_> {
                $crate::table::Value::Word($crate::table::Words::word(*self))
            }
        }
    };
}

/// Declares a list of values that a school may extend under `[kinds]`: a known one is a variant, any other is `Other`.
#[macro_export]
macro_rules! open_words {
    ($(#[$about:meta])* pub enum $name:ident in $list:literal { $($(#[$doc:meta])* $variant:ident = $word:literal $(| $chinese:literal)+),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* #[doc = concat!("`", $word, "`", $(" ", $chinese),+)] $variant,)+
            /// A name of the school's own, from `[kinds]` in `bursar.toml`.
            Other($crate::id::Label),
        }

        impl $name {
            /// The words that every ledger knows.
            pub const WORDS: &'static [$crate::table::Word] =
                &[$($crate::table::Word { name: $word, chinese: &[$($chinese),+] }),+];

            /// The English word, or the school's own name.
            pub fn name<'n>(&self, names: &'n $crate::id::Names) -> &'n str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(label) => names.label(*label),
                }
            }
        }

        impl $crate::table::Field for $name {
            const KIND: $crate::table::Kind = $crate::table::Kind::OpenWords($list, Self::WORDS);

            fn read(input: $crate::table::Input<'_>, reader: &mut $crate::table::Reader<'_>) -> Result<Self, $crate::table::Unfit> {
                match reader.open_word(&input, $list, Self::WORDS)? {
                    Ok(index) => Ok([$(Self::$variant),+][index]),
                    Err(own) => Ok(Self::Other(own)),
                }
            }

            fn renumber(&mut self, renumbering: &$crate::id::Renumbering) {
                if let Self::Other(label) = self {
                    label.0 = renumbering.of(label.0);
                }
            }

            fn value(&self) -> $crate::table::Value<'_> {
                match self {
                    $(Self::$variant => $crate::table::Value::Text($word),)+
                    Self::Other(label) => $crate::table::Value::Label(*label),
                }
            }
        }
    };
}
