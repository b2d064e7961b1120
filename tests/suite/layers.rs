//! The layers of the source tree import only what the map in `lib.rs` allows; the tree itself keeps its habits.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer, and the layers it may import besides itself and the value types.
const ALLOWED: [(&str, &[&str]); 13] = [
    ("source", &[]),
    ("findings", &["source"]),
    ("table", &["source", "findings"]),
    ("registers", &["table", "findings", "source"]),
    ("policy", &["table", "findings", "source"]),
    ("books", &["registers", "policy", "table", "source"]),
    ("rules", &["metrics", "books", "policy", "registers", "table", "findings", "source"]),
    ("metrics", &["books", "policy", "registers", "findings"]),
    ("sheet", &["findings"]),
    ("reports", &["metrics", "books", "policy", "registers", "table", "findings", "sheet"]),
    ("forms", &["reports", "books", "policy", "registers", "findings", "sheet"]),
    ("render", &["findings", "source", "sheet"]),
    ("evidence", &["source", "registers"]),
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a source folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The names after `crate::` in a file: the layers and value types that it uses.
fn imports(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.match_indices("crate::").map(move |(at, _)| &line[at + "crate::".len()..]))
        .map(|rest| rest.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect())
        .collect()
}

#[test]
fn a_layer_imports_only_what_the_map_allows() {
    let layers: Vec<String> = fs::read_dir(source())
        .expect("src")
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    let mut faults = String::new();
    for layer in layers.iter().filter(|layer| *layer != "cli") {
        let allowed = ALLOWED.iter().find(|(name, _)| name == layer).map(|(_, allowed)| *allowed);
        let Some(allowed) = allowed else { panic!("the layer {layer} stands in no map") };
        for file in rust_files(&source().join(layer)) {
            let text = fs::read_to_string(&file).expect("a source file");
            for import in imports(&text).iter().filter(|import| layers.contains(import)) {
                if import != layer && !allowed.contains(&import.as_str()) {
                    faults += &format!("{} imports {import}\n", file.display());
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn a_value_type_imports_no_layer() {
    for entry in fs::read_dir(source()).expect("src").flatten() {
        let path = entry.path();
        let name = entry.file_name().into_string().expect("a name");
        if path.is_dir() || name == "lib.rs" || name == "main.rs" {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source file");
        for (layer, _) in ALLOWED {
            assert!(!imports(&text).iter().any(|import| import == layer), "{name} imports {layer}");
        }
    }
}

#[test]
fn every_file_opens_with_a_sentence_and_stays_short() {
    const LONGEST: usize = 400;
    for file in rust_files(&source()) {
        let text = fs::read_to_string(&file).expect("a source file");
        assert!(text.starts_with("//! "), "{} opens with a sentence", file.display());
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", file.display());
    }
}

#[test]
fn nothing_is_left_for_others() {
    for file in rust_files(&source()) {
        let text = fs::read_to_string(&file).expect("a source file");
        for word in ["todo!", "unimplemented!", "TODO", "FIXME", "XXX"] {
            assert!(!text.contains(word), "{} says {word}", file.display());
        }
    }
}
