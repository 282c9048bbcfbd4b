//! The project's own commands: `cargo xtask serve` and `cargo xtask test` do everything a newcomer needs.
//!
//! Each command is a file; `tools` is the one place where versions are pinned, `run` starts programs and says
//! what takes how long.

mod bench;
mod browser;
mod build;
mod fuzz;
mod npm;
mod offline;
mod run;
mod seal;
mod serve;
mod setup;
mod sizes;
mod split;
mod test;
mod tools;
mod vendor;

use anyhow::{Context, Result, bail};
use std::process::ExitCode;

const HELP: &str = "\
Uptake's commands

USAGE: cargo xtask COMMAND [OPTIONS]

  serve    Build the release app and serve it at http://localhost:8080
             --port N           another port (when it is taken, the next free one)
             --prefix /a/b/     serve under a sub-path, as many hosts do
             --no-build         serve the dist/ that is there
             --no-offline       take away the offline copy, so that every reload shows the last build
  test     Run every check and test; fails if any fails
             --only STEP,STEP   run these steps alone
             --skip STEP,STEP   leave these steps out
             --list             list the steps
  build    Write dist/, which works from any sub-path of any static host
             --public-url URL   absolute base for all files (default: relative)
  bench    Measure the import against other readers, in a browser; builds when there is no dist/
             --rows N           rows of the file that is made up (default: a million, 150 MB)
             --megabytes N      size of the file, instead of its rows
             --learners N       learners in it (default: 50,000)
             --repetitions N    how often each reader reads it (default: 5)
             --charts           measure how charts are drawn instead
  fuzz     Look for inputs that break the domain, guided by the code they reach
             TARGET             one of those in fuzz/fuzz_targets (default: all)
             --minutes N        for how long each (default: 10)
             --input FILE       run the target on this file alone
  sizes    Print what dist/ weighs and check it against the budget
  setup    Fetch and build the tools the others need (they do so themselves too)

Called by Trunk, rarely by hand:
  vendor   Bundle the charts and the styles into target/vendor/
  seal     Minify, fingerprint and write the page policy into Trunk's output

Tools are kept in $UPTAKE_CACHE, or in the user's cache folder when it is not set.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let Some((command, rest)) = arguments.split_first() else {
        print!("{HELP}");
        return Ok(());
    };
    if matches!(command.as_str(), "help" | "-h" | "--help") || rest.iter().any(|a| a == "--help" || a == "-h") {
        print!("{HELP}");
        return Ok(());
    }
    let mut options = Options::new(rest);
    match command.as_str() {
        "serve" => {
            let plan = serve::Options {
                port: options.number("--port")?.unwrap_or(serve::DEFAULT_PORT),
                prefix: options.text("--prefix")?.unwrap_or_else(|| "/".to_owned()),
                build: !options.flag("--no-build"),
                offline: !options.flag("--no-offline"),
            };
            options.finish()?;
            serve::run(&plan)
        }
        "test" => {
            let choice = test::Choice {
                only: options.list("--only")?,
                skip: options.list("--skip")?.unwrap_or_default(),
                list: options.flag("--list"),
            };
            options.finish()?;
            test::run(&choice)
        }
        "build" => {
            let public_url = options.text("--public-url")?;
            options.finish()?;
            build::run(public_url.as_deref())?;
            sizes::check()
        }
        "bench" if options.flag("--charts") => options.finish().and_then(|()| bench::charts()),
        "bench" => {
            let size = bench::Size {
                rows: match options.count("--megabytes")? {
                    Some(megabytes) => bench::rows_of(megabytes)?,
                    None => options.count("--rows")?.unwrap_or(bench::ROWS),
                },
                learners: options.count("--learners")?.unwrap_or(bench::LEARNERS),
                repetitions: options.count("--repetitions")?.unwrap_or(bench::REPETITIONS),
            };
            options.finish()?;
            bench::run(&size)
        }
        "fuzz" => {
            let choice = fuzz::Choice {
                minutes: options.count("--minutes")?.unwrap_or(fuzz::MINUTES),
                input: options.text("--input")?,
                target: options.word(),
            };
            options.finish()?;
            fuzz::run(&choice)
        }
        "sizes" => options.finish().and_then(|()| sizes::check()),
        "setup" => options.finish().and_then(|()| setup::run()),
        "vendor" => options.finish().and_then(|()| vendor::run()),
        "seal" => options.finish().and_then(|()| seal::run()),
        other => bail!("there is no command `{other}`; `cargo xtask --help` lists them"),
    }
}

/// The options after a command's name, taken out one by one so that a leftover is an error.
struct Options {
    rest: Vec<String>,
}

impl Options {
    fn new(arguments: &[String]) -> Self {
        Self { rest: arguments.to_vec() }
    }

    fn flag(&mut self, name: &str) -> bool {
        let before = self.rest.len();
        self.rest.retain(|argument| argument != name);
        self.rest.len() < before
    }

    fn text(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.rest.iter().position(|argument| argument == name) else {
            return Ok(None);
        };
        if at + 1 >= self.rest.len() {
            bail!("`{name}` needs a value");
        }
        let value = self.rest.remove(at + 1);
        self.rest.remove(at);
        Ok(Some(value))
    }

    /// Takes out a word that is no option, once those with values are.
    fn word(&mut self) -> Option<String> {
        let at = self.rest.iter().position(|argument| !argument.starts_with('-'))?;
        Some(self.rest.remove(at))
    }

    fn number(&mut self, name: &str) -> Result<Option<u16>> {
        let text = self.text(name)?;
        text.map(|text| text.parse().with_context(|| format!("`{name} {text}` is not a port number"))).transpose()
    }

    fn count(&mut self, name: &str) -> Result<Option<u32>> {
        let text = self.text(name)?;
        let positive = |text: &str| text.parse::<u32>().ok().filter(|count| *count > 0);
        text.map(|text| positive(&text).with_context(|| format!("`{name} {text}` is no whole number above 0")))
            .transpose()
    }

    fn list(&mut self, name: &str) -> Result<Option<Vec<String>>> {
        Ok(self.text(name)?.map(|text| text.split(',').map(|item| item.trim().to_owned()).collect()))
    }

    fn finish(self) -> Result<()> {
        match self.rest.first() {
            None => Ok(()),
            Some(unknown) => bail!("`{unknown}` is not known here; see `cargo xtask --help`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Options {
        Options::new(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_leftover_option_is_an_error() {
        let mut given = options("--port 9000 --prot 1");
        assert_eq!(given.number("--port").unwrap(), Some(9000));
        assert!(given.finish().is_err());
    }

    #[test]
    fn a_count_is_a_whole_number_above_0() {
        assert_eq!(options("--rows 1000").count("--rows").unwrap(), Some(1000));
        assert!(options("--rows 0").count("--rows").is_err());
        assert!(options("--rows many").count("--rows").is_err());
    }

    #[test]
    fn a_word_is_no_option() {
        let mut given = options("ingest --minutes 3");
        assert_eq!(given.count("--minutes").unwrap(), Some(3));
        assert_eq!(given.word().as_deref(), Some("ingest"));
        assert_eq!(given.word(), None);
        assert!(given.finish().is_ok());
        assert_eq!(options("--all").word(), None);
    }

    #[test]
    fn an_option_without_its_value_is_an_error() {
        assert!(options("--port").text("--port").is_err());
    }
}
