//! Reads the whole request body, which must be a JSON object, and sets a member of it. Prints the document anew.
//! The configuration is `{"field": "...", "value": ...}`.
use std::rc::Rc;

use proxy_wasm::traits::{Context, HttpContext, RootContext};
use proxy_wasm::types::{Action, ContextType};
use serde_json::{Map, Value};

proxy_wasm::main! {{
    proxy_wasm::set_root_context(|_| Box::new(Root { member: Rc::new((String::new(), Value::Null)) }));
}}

struct Root {
    member: Rc<(String, Value)>,
}

impl Context for Root {}

impl RootContext for Root {
    fn on_configure(&mut self, _: usize) -> bool {
        let bytes = self.get_plugin_configuration().unwrap_or_default();
        let mut config: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        let Some(field) = config["field"].as_str().map(str::to_string) else {
            return false;
        };
        self.member = Rc::new((field, config["value"].take()));
        true
    }

    fn create_http_context(&self, _: u32) -> Option<Box<dyn HttpContext>> {
        Some(Box::new(JsonInject { member: self.member.clone() }))
    }

    fn get_type(&self) -> Option<ContextType> {
        Some(ContextType::HttpContext)
    }
}

struct JsonInject {
    member: Rc<(String, Value)>,
}

impl Context for JsonInject {}

impl HttpContext for JsonInject {
    fn on_http_request_headers(&mut self, _: usize, _: bool) -> Action {
        self.set_http_request_header("content-length", None);
        Action::Continue
    }

    fn on_http_request_body(&mut self, size: usize, end: bool) -> Action {
        if !end {
            return Action::Pause;
        }
        let body = self.get_http_request_body(0, size).unwrap_or_default();
        match serde_json::from_slice::<Map<String, Value>>(&body) {
            Ok(mut object) => {
                object.insert(self.member.0.clone(), self.member.1.clone());
                let out = serde_json::to_vec(&object).unwrap_or_default();
                self.set_http_request_body(0, size, &out);
                Action::Continue
            }
            Err(error) => {
                let text = serde_json::json!({ "error": error.to_string() }).to_string();
                let headers = vec![("content-type", "application/json")];
                self.send_http_response(400, headers, Some(text.as_bytes()));
                Action::Pause
            }
        }
    }
}
