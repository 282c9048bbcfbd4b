//! `cargo xtask vendor`: the two files that esbuild bundles before Trunk runs.
//!
//! `charts.js` holds the parts of ECharts that are used, with its licences beside it; `app.css` is `style/main.css`
//! with its imports drawn in, so that the page asks for one style sheet.

use crate::{npm, run};
use anyhow::Result;

/// Folder of the bundles, from the root of the checkout; `index.html` and `seal` read them there.
pub const FOLDER: &str = "target/vendor";

/// Bundles charts and styles into [`FOLDER`].
///
/// # Errors
/// When npm packages cannot be had or a source does not bundle.
pub fn run() -> Result<()> {
    let modules = npm::BUILD.ensure()?;
    let out = run::root().join(FOLDER);
    std::fs::create_dir_all(&out)?;
    run::step("bundle the charts and the styles", || {
        let mut charts = npm::esbuild(&modules);
        charts
            .args(["xtask/npm/charts.js", "--bundle", "--minify", "--format=esm", "--target=es2022"])
            .arg("--legal-comments=linked")
            .arg(format!("--outfile={FOLDER}/charts.js"));
        run::quiet("charts", &mut charts, "See xtask/npm/charts.js.")?;
        let mut styles = npm::esbuild(&modules);
        styles.args(["style/main.css", "--bundle", "--minify"]).arg(format!("--outfile={FOLDER}/app.css"));
        run::quiet("styles", &mut styles, "See style/main.css.")
    })
}
