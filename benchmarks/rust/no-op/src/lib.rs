//! A plugin that does nothing.
use proxy_wasm::traits::{Context, HttpContext};

proxy_wasm::main! {{
    proxy_wasm::set_http_context(|_, _| Box::new(NoOp));
}}

struct NoOp;

impl Context for NoOp {}

impl HttpContext for NoOp {}
