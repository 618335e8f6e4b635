//! Replaces `old` by `new` in both directions.
use std::rc::Rc;

use proxy_wasm::traits::{Context, HttpContext, RootContext};
use proxy_wasm::types::ContextType;
use replacing::{Replacing, Texts};

proxy_wasm::main! {{
    proxy_wasm::set_root_context(|_| Box::new(Root { texts: Rc::new(Texts::new("old", "new")) }));
}}

struct Root {
    texts: Rc<Texts>,
}

impl Context for Root {}

impl RootContext for Root {
    fn create_http_context(&self, _: u32) -> Option<Box<dyn HttpContext>> {
        Some(Box::new(Replacing::new(&self.texts)))
    }

    fn get_type(&self) -> Option<ContextType> {
        Some(ContextType::HttpContext)
    }
}
