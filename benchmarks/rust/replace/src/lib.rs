//! Replaces one text by another in both directions. The configuration is `{"from": "...", "to": "..."}`.
use std::rc::Rc;

use proxy_wasm::traits::{Context, HttpContext, RootContext};
use proxy_wasm::types::ContextType;
use replacing::{Replacing, Texts};
use serde_json::Value;

proxy_wasm::main! {{
    proxy_wasm::set_root_context(|_| Box::new(Root { texts: Rc::new(Texts::new("", "")) }));
}}

struct Root {
    texts: Rc<Texts>,
}

impl Context for Root {}

impl RootContext for Root {
    fn on_configure(&mut self, _: usize) -> bool {
        let bytes = self.get_plugin_configuration().unwrap_or_default();
        let config: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        match (config["from"].as_str(), config["to"].as_str()) {
            (Some(from), Some(to)) if !from.is_empty() => {
                self.texts = Rc::new(Texts::new(from, to));
                true
            }
            _ => false,
        }
    }

    fn create_http_context(&self, _: u32) -> Option<Box<dyn HttpContext>> {
        Some(Box::new(Replacing::new(&self.texts)))
    }

    fn get_type(&self) -> Option<ContextType> {
        Some(ContextType::HttpContext)
    }
}
