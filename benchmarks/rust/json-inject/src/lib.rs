//! Reads the whole request body, which must be a JSON object, and adds a member to it. Prints the document anew.
use proxy_wasm::traits::{Context, HttpContext};
use proxy_wasm::types::Action;
use serde_json::{Map, Value};

proxy_wasm::main! {{
    proxy_wasm::set_http_context(|_, _| Box::new(JsonInject));
}}

struct JsonInject;

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
                object.insert("injected".to_string(), Value::from("value"));
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
