//! The stores of a small school: a ledger of one item, what is short, lies long, runs out, and who used what.

use super::{csv, csv_of};
use crate::commands::run::Place;

/// A store with paper (20 at 2 yuan, 10 at 3.50, 25 issued), chalk that nobody takes, and a disinfectant with a last day.
fn school() -> Place {
    let place = Place::empty();
    place.write(
        "bursar.toml",
        "format = 1\n[school]\nname = \"新办小学\"\nstarts = 2026-09-01\n\n[[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-31\n",
    );
    place.write(
        "people.toml",
        "[li-na]\nname = \"李娜\"\ndepartment = \"办公室\"\n\n[wu-tao]\nname = \"吴涛\"\ndepartment = \"办公室\"\n\n[chen-jie]\nname = \"陈洁\"\n",
    );
    place.write("places.csv", "place,name,kind,keeper\nstore,库房,store,chen-jie\n");
    place.write(
        "items.csv",
        "item,name,unit,kind,min,max\npaper,复印纸,包,office,10,40\nchalk,粉笔,盒,teaching,,\nbleach,消毒液,瓶,cleaning,2,\n",
    );
    place.write(
        "stock-moves.csv",
        "slip,date,kind,place,item,quantity,price,lot,expires,department,by\n\
         QC-1,2026-09-01,opening,store,paper,20,2,,,,chen-jie\n\
         QC-1,2026-09-01,opening,store,chalk,10,1,,,,chen-jie\n\
         RK-1,2026-09-05,in,store,paper,10,3.50,,,,chen-jie\n\
         RK-2,2026-09-06,in,store,bleach,4,5,P1,2026-10-20,,chen-jie\n\
         LY-1,2026-09-10,issue,store,paper,25,,,,办公室,chen-jie\n\
         LY-2,2026-10-12,issue,store,paper,2,,,,办公室,chen-jie\n",
    );
    place
}

#[test]
fn a_stock_ledger_runs_from_what_was_brought_forward_to_what_lies_there() {
    // (20 × 2 + 10 × 3.50) ÷ 30 = 2.50 a pack: 25 packs go out for 62.50.
    assert_eq!(
        csv(&school(), "stock paper --month 2026-09", "2026-10-31"),
        [
            "group,库房,,,,,,,,,,",
            "line,上期结存,,,,,,,,,20,40.00",
            "line,2026-09-05,RK-1,in,,,10,35.00,,,30,75.00",
            "line,2026-09-10,LY-1,issue,办公室,,,,25,62.50,5,12.50",
            "subtotal,本期合计,,,,,10,35.00,25,62.50,5,12.50",
        ]
    );
}

#[test]
fn what_is_below_its_minimum_is_bought_up_to_its_maximum_less_what_is_coming() {
    let place = school();
    place.write("suppliers.csv", "supplier,name\na,甲店\n");
    place.write(
        "purchases.toml",
        "[QG-1]\ndate = 2026-09-20\nrequester = \"li-na\"\nlines = [{ item = \"paper\", quantity = 15, price = 3 }]\n\
         order = { supplier = \"a\", date = 2026-09-25, buyers = [\"li-na\"], amount = 45 }\n",
    );
    assert_eq!(
        csv(&place, "stock-low", "2026-09-30"),
        ["line,paper,复印纸,,包,5,10,40,5,15,20,3.50,70.00", "total,合计（1）,,,,,,,,,,,70.00"]
    );
    assert_eq!(csv(&place, "stock-low", "2026-09-09"), [""; 0], "thirty packs are enough");
}

#[test]
fn what_has_not_moved_for_six_months_is_slow() {
    // Six whole months before April: paper went out in October, chalk and bleach have not moved since.
    assert_eq!(
        csv_of(&school(), "stock-slow", "2027-04-30", "slow"),
        [
            "group,库房,,,,,,,,",
            "line,bleach,消毒液,,瓶,4,20.00,2026-09-06,,236",
            "line,chalk,粉笔,,盒,10,10.00,2026-09-01,,241",
            "line,paper,复印纸,,包,3,7.50,2026-09-05,2026-10-12,200",
            "subtotal,小计（3）,,,,,37.50,,,",
            "total,合计（3）,,,,,37.50,,,",
        ]
    );
    assert_eq!(csv_of(&school(), "stock-slow", "2027-03-31", "slow").len(), 1 + 2 + 2, "in March the paper is not");
}

#[test]
fn what_runs_out_stands_by_its_last_day() {
    let lines = csv(&school(), "stock-expiring", "2026-10-25");
    assert_eq!(
        lines,
        [
            "line,2026-10-20,-5,库房,bleach,消毒液,,P1,瓶,4,20.00,2026-09-06,expired",
            "subtotal,其中已过期（1）,,,,,,,,,20.00,,",
            "total,合计（1）,,,,,,,,,20.00,,",
        ]
    );
    assert_eq!(csv(&school(), "stock-expiring --within 10", "2026-09-30"), [""; 0], "it lasts for twenty days");
}

#[test]
fn a_department_is_compared_with_the_month_before_and_by_its_people() {
    let place = school();
    assert_eq!(
        csv_of(&place, "consumption --month 2026-09", "2026-10-31", "consumption"),
        ["line,办公室,62.50,100.0,2,31.25,,,", "total,合计（1）,62.50,,,,,,"],
        "the ledger has no August"
    );
    assert_eq!(
        csv_of(&place, "consumption --month 2026-10", "2026-10-31", "consumption"),
        ["line,办公室,5.00,100.0,2,2.50,62.50,-57.50,-92.0", "total,合计（1）,5.00,,,,62.50,-57.50,-92.0"]
    );
}

#[test]
fn a_blank_count_sheet_tells_no_figure_and_one_with_the_book_does() {
    let place = school();
    assert_eq!(csv(&place, "count-sheet", "2026-09-30")[2], "line,chalk,粉笔,,,盒,,,,");
    assert_eq!(csv(&place, "count-sheet --by book", "2026-09-30")[3], "line,paper,复印纸,,,包,5,2.50,,,,");
}
