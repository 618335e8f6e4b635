//! Replaces `old` by `new` in the data of each server-sent event of a response. Lines end with LF only.
use memchr::memmem;
use proxy_wasm::traits::{Context, HttpContext};
use proxy_wasm::types::Action;

proxy_wasm::main! {{
    proxy_wasm::set_http_context(|_, _| Box::new(EventRewrite { pending: Vec::new() }));
}}

struct EventRewrite {
    /// What has come of an event that is not whole.
    pending: Vec<u8>,
}

impl Context for EventRewrite {}

impl HttpContext for EventRewrite {
    fn on_http_response_headers(&mut self, _: usize, _: bool) -> Action {
        self.set_http_response_header("content-length", None);
        Action::Continue
    }

    fn on_http_response_body(&mut self, size: usize, end: bool) -> Action {
        if let Some(chunk) = self.get_http_response_body(0, size) {
            self.pending.extend_from_slice(&chunk);
        }
        let mut out = Vec::with_capacity(self.pending.len());
        let mut from = 0;
        while let Some(at) = memmem::find(&self.pending[from..], b"\n\n") {
            rewrite(&self.pending[from..from + at + 2], &mut out);
            from += at + 2;
        }
        self.pending.drain(..from);
        if end {
            out.append(&mut self.pending);
        }
        self.set_http_response_body(0, size, &out);
        Action::Continue
    }
}

fn rewrite(event: &[u8], out: &mut Vec<u8>) {
    let text = String::from_utf8_lossy(event);
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("data:") {
            Some(data) => {
                out.extend_from_slice(b"data:");
                out.extend_from_slice(data.replace("old", "new").as_bytes());
            }
            None => out.extend_from_slice(line.as_bytes()),
        }
    }
}
