//! Sets one header of the request and one of the response.
use proxy_wasm::traits::{Context, HttpContext};
use proxy_wasm::types::Action;

proxy_wasm::main! {{
    proxy_wasm::set_http_context(|_, _| Box::new(OneHeader));
}}

struct OneHeader;

impl Context for OneHeader {}

impl HttpContext for OneHeader {
    fn on_http_request_headers(&mut self, _: usize, _: bool) -> Action {
        self.set_http_request_header("x-request-seen", Some("yes"));
        Action::Continue
    }

    fn on_http_response_headers(&mut self, _: usize, _: bool) -> Action {
        self.set_http_response_header("x-response-seen", Some("yes"));
        Action::Continue
    }
}
