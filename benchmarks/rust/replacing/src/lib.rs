//! Replaces one text by another in both directions, chunk by chunk. A match that two chunks share is not found.
use std::rc::Rc;

use memchr::memmem::Finder;
use proxy_wasm::traits::{Context, HttpContext};
use proxy_wasm::types::Action;

/// What is replaced by what.
pub struct Texts {
    finder: Finder<'static>,
    to: Vec<u8>,
}

impl Texts {
    pub fn new(from: &str, to: &str) -> Texts {
        Texts { finder: Finder::new(from).into_owned(), to: to.as_bytes().to_vec() }
    }

    /// The chunk with every match replaced; nothing if it has none.
    fn replaced(&self, chunk: &[u8]) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut from = 0;
        for at in self.finder.find_iter(chunk) {
            if out.is_empty() {
                out.reserve(chunk.len());
            }
            out.extend_from_slice(&chunk[from..at]);
            out.extend_from_slice(&self.to);
            from = at + self.finder.needle().len();
        }
        if from == 0 {
            return None;
        }
        out.extend_from_slice(&chunk[from..]);
        Some(out)
    }
}

/// One stream.
pub struct Replacing {
    texts: Rc<Texts>,
}

impl Replacing {
    pub fn new(texts: &Rc<Texts>) -> Replacing {
        Replacing { texts: texts.clone() }
    }
}

impl Context for Replacing {}

impl HttpContext for Replacing {
    fn on_http_request_headers(&mut self, _: usize, _: bool) -> Action {
        self.set_http_request_header("content-length", None);
        Action::Continue
    }

    fn on_http_request_body(&mut self, size: usize, _: bool) -> Action {
        if let Some(out) = self.get_http_request_body(0, size).and_then(|chunk| self.texts.replaced(&chunk)) {
            self.set_http_request_body(0, size, &out);
        }
        Action::Continue
    }

    fn on_http_response_headers(&mut self, _: usize, _: bool) -> Action {
        self.set_http_response_header("content-length", None);
        Action::Continue
    }

    fn on_http_response_body(&mut self, size: usize, _: bool) -> Action {
        if let Some(out) = self.get_http_response_body(0, size).and_then(|chunk| self.texts.replaced(&chunk)) {
            self.set_http_response_body(0, size, &out);
        }
        Action::Continue
    }
}
