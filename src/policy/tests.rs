//! How the policy is read, in examples.
