//! Asks a service about each request before it goes on, and tells the upstream what it says of the user.
//! The configuration is `{"cluster": "...", "path": "..."}`.
use std::rc::Rc;
use std::time::Duration;

use proxy_wasm::traits::{Context, HttpContext, RootContext};
use proxy_wasm::types::{Action, ContextType};
use serde_json::Value;

proxy_wasm::main! {{
    proxy_wasm::set_root_context(|_| Box::new(Root { service: Rc::new(Service::default()) }));
}}

#[derive(Default)]
struct Service {
    cluster: String,
    path: String,
}

struct Root {
    service: Rc<Service>,
}

impl Context for Root {}

impl RootContext for Root {
    fn on_configure(&mut self, _: usize) -> bool {
        let bytes = self.get_plugin_configuration().unwrap_or_default();
        let config: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        match (config["cluster"].as_str(), config["path"].as_str()) {
            (Some(cluster), Some(path)) => {
                self.service = Rc::new(Service { cluster: cluster.to_string(), path: path.to_string() });
                true
            }
            _ => false,
        }
    }

    fn create_http_context(&self, _: u32) -> Option<Box<dyn HttpContext>> {
        Some(Box::new(Check { service: self.service.clone() }))
    }

    fn get_type(&self) -> Option<ContextType> {
        Some(ContextType::HttpContext)
    }
}

struct Check {
    service: Rc<Service>,
}

impl Check {
    fn ask(&self) -> bool {
        let authorization = self.get_http_request_header("authorization");
        let target = self.get_http_request_header(":path").unwrap_or_default();
        let mut headers = vec![
            (":method", "GET"),
            (":path", &self.service.path),
            (":authority", &self.service.cluster),
            ("x-original-path", &target),
        ];
        if let Some(value) = &authorization {
            headers.push(("authorization", value));
        }
        self.dispatch_http_call(&self.service.cluster, headers, None, vec![], Duration::from_millis(500)).is_ok()
    }
}

impl Context for Check {
    fn on_http_call_response(&mut self, _: u32, headers: usize, _: usize, _: usize) {
        if headers == 0 {
            self.send_http_response(503, vec![], Some(b"the check is away"));
        } else if self.get_http_call_response_header(":status").as_deref() != Some("200") {
            self.send_http_response(403, vec![], Some(b"Forbidden"));
        } else {
            if let Some(user) = self.get_http_call_response_header("x-user") {
                self.add_http_request_header("x-user", &user);
            }
            self.resume_http_request();
        }
    }
}

impl HttpContext for Check {
    fn on_http_request_headers(&mut self, _: usize, _: bool) -> Action {
        self.set_http_request_header("x-user", None);
        if !self.ask() {
            self.send_http_response(503, vec![], Some(b"the check is away"));
        }
        Action::Pause
    }
}
