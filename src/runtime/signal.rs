//! Signals of the process. Installed by the command line only.
