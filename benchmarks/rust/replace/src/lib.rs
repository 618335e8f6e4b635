//! Replaces `old` by `new` in both directions, chunk by chunk. A match that two chunks share is not found.
use memchr::memmem::Finder;
use proxy_wasm::traits::{Context, HttpContext};
use proxy_wasm::types::Action;

proxy_wasm::main! {{
    proxy_wasm::set_http_context(|_, _| Box::new(Replace { finder: Finder::new("old") }));
}}

struct Replace {
    finder: Finder<'static>,
}

impl Replace {
    /// The chunk with every match replaced; nothing if it has none.
    fn replaced(&self, chunk: &[u8]) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut from = 0;
        for at in self.finder.find_iter(chunk) {
            if out.is_empty() {
                out.reserve(chunk.len());
            }
            out.extend_from_slice(&chunk[from..at]);
            out.extend_from_slice(b"new");
            from = at + 3;
        }
        if from == 0 {
            return None;
        }
        out.extend_from_slice(&chunk[from..]);
        Some(out)
    }
}

impl Context for Replace {}

impl HttpContext for Replace {
    fn on_http_request_headers(&mut self, _: usize, _: bool) -> Action {
        self.set_http_request_header("content-length", None);
        Action::Continue
    }

    fn on_http_request_body(&mut self, size: usize, _: bool) -> Action {
        if let Some(out) = self.get_http_request_body(0, size).and_then(|chunk| self.replaced(&chunk)) {
            self.set_http_request_body(0, size, &out);
        }
        Action::Continue
    }

    fn on_http_response_headers(&mut self, _: usize, _: bool) -> Action {
        self.set_http_response_header("content-length", None);
        Action::Continue
    }

    fn on_http_response_body(&mut self, size: usize, _: bool) -> Action {
        if let Some(out) = self.get_http_response_body(0, size).and_then(|chunk| self.replaced(&chunk)) {
            self.set_http_response_body(0, size, &out);
        }
        Action::Continue
    }
}
