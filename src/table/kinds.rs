//! How each kind of cell is read: once, exactly, with the reason when it does not fit.

use super::column::Kind;
use super::field::{Field, Input, Signed, Text};
use super::problem::Unfit;
use super::reader::Reader;
use super::value::Value;
use crate::day::{Day, Moment, Month};
use crate::id::{Id, Label, Renumbering};
use crate::money::{Money, UnitPrice};
use crate::number::NotANumber;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::term::TermId;
use rust_decimal::Decimal;

impl Field for Id {
    const KIND: Kind = Kind::Id;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        reader.id(&input.text("string")?)
    }

    fn renumber(&mut self, renumbering: &Renumbering) {
        *self = renumbering.of(*self);
    }

    fn value(&self) -> Value<'_> {
        Value::Id(*self)
    }

    fn ids(&self, each: &mut dyn FnMut(Id)) {
        each(*self);
    }
}

impl Field for Label {
    const KIND: Kind = Kind::Label;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        reader.label(&input.text("string")?)
    }

    fn renumber(&mut self, renumbering: &Renumbering) {
        self.0 = renumbering.of(self.0);
    }

    fn value(&self) -> Value<'_> {
        Value::Label(*self)
    }

    fn ids(&self, each: &mut dyn FnMut(Id)) {
        each(self.0);
    }
}

impl Field for Text {
    const KIND: Kind = Kind::Text;

    fn read(input: Input<'_>, _reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let text = input.text("string")?;
        Reader::clean(&text)?;
        Ok(Self(text.into()))
    }

    fn value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

impl Field for Day {
    const KIND: Kind = Kind::Day;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let text = input.text("date")?;
        let (day, plain) = Self::parse(&text).ok_or(Unfit::Day)?;
        reader.note_notation(plain, || day.to_string());
        Ok(day)
    }

    fn value(&self) -> Value<'_> {
        Value::Day(*self)
    }
}

impl Field for Moment {
    const KIND: Kind = Kind::Moment;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let text = input.text("date")?;
        let (moment, plain) = Self::parse(&text).ok_or(Unfit::Moment)?;
        // TOML has its own notation for a day with time, which is as plain as ours.
        reader.note_notation(plain || matches!(input, Input::Toml(_)), || moment.to_string());
        Ok(moment)
    }

    fn value(&self) -> Value<'_> {
        Value::Moment(*self)
    }
}

impl Field for Month {
    const KIND: Kind = Kind::Month;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let text = input.text("string")?;
        let (month, plain) = Self::parse(&text).ok_or(Unfit::Month)?;
        reader.note_notation(plain, || month.to_string());
        Ok(month)
    }

    fn value(&self) -> Value<'_> {
        Value::Month(*self)
    }
}

impl Field for TermId {
    const KIND: Kind = Kind::Term;

    fn read(input: Input<'_>, _reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        Self::parse(&input.text("string")?).ok_or(Unfit::Term)
    }

    fn value(&self) -> Value<'_> {
        Value::Term(*self)
    }
}

impl Field for Period {
    const KIND: Kind = Kind::Period;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let text = input.text("string")?;
        let (period, plain) = Self::parse(&text).ok_or(Unfit::Period)?;
        reader.note_notation(plain, || period.to_string());
        Ok(period)
    }

    fn value(&self) -> Value<'_> {
        Value::Period(*self)
    }
}

impl Field for Money {
    const KIND: Kind = Kind::Money;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        reader.number(&input.text("number")?, Self::PLACES, Self::from_yuan)
    }

    fn is_negative(&self) -> bool {
        Self::is_negative(*self)
    }

    fn value(&self) -> Value<'_> {
        Value::Money(*self)
    }
}

impl Field for UnitPrice {
    const KIND: Kind = Kind::UnitPrice;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        reader.number(&input.text("number")?, Self::PLACES, Self::from_yuan)
    }

    fn is_negative(&self) -> bool {
        self.yuan() < Decimal::ZERO
    }

    fn value(&self) -> Value<'_> {
        Value::UnitPrice(*self)
    }
}

impl Field for Quantity {
    const KIND: Kind = Kind::Quantity;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        reader.number(&input.text("number")?, Self::PLACES, Self::new)
    }

    fn is_negative(&self) -> bool {
        Self::is_negative(*self)
    }

    fn value(&self) -> Value<'_> {
        Value::Quantity(*self)
    }
}

/// Places that a plain number may have.
const NUMBER_PLACES: u32 = 6;

impl Field for Decimal {
    const KIND: Kind = Kind::Number;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        reader.number(&input.text("number")?, NUMBER_PLACES, |value| value)
    }

    fn is_negative(&self) -> bool {
        *self < Self::ZERO
    }

    fn value(&self) -> Value<'_> {
        Value::Number(*self)
    }
}

impl<T: Field> Field for Signed<T> {
    const KIND: Kind = T::KIND;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        T::read(input, reader).map(Self)
    }

    fn value(&self) -> Value<'_> {
        self.0.value()
    }
}

impl Field for u32 {
    const KIND: Kind = Kind::Count;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let value = reader.number(&input.text("number")?, 0, |value| value).map_err(|why| match why {
            Unfit::Number(NotANumber::TooLarge) => why,
            _ => Unfit::Count,
        })?;
        let too_large = value > Decimal::from(Self::MAX);
        Self::try_from(value).map_err(|_| if too_large { Unfit::Number(NotANumber::TooLarge) } else { Unfit::Count })
    }

    fn value(&self) -> Value<'_> {
        Value::Count(*self)
    }
}

impl Field for bool {
    const KIND: Kind = Kind::YesNo;

    fn read(input: Input<'_>, _reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        match &*input.text("boolean")? {
            "yes" | "是" | "true" | "TRUE" => Ok(true),
            "no" | "否" | "false" | "FALSE" => Ok(false),
            _ => Err(Unfit::YesNo),
        }
    }

    fn value(&self) -> Value<'_> {
        Value::YesNo(*self)
    }
}
