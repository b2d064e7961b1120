//! From findings and tables to bytes: one file a format. A renderer computes no figure.
