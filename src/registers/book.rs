//! Sets of books (账套): the school's, the canteen's and what the school only holds for others never pay for each other.

crate::words! {
    /// Whose money it is: the sets of books that never pay for each other.
    pub enum Book {
        School = "school" | "学校",
        Canteen = "canteen" | "食堂",
        Agency = "agency" | "代管",
    }
}
