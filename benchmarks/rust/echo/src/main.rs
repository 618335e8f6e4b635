//! Answers every request with its body: HTTP/1.1 with keep-alive, one thread for each connection. Prints its port first.
//! An event stream goes back event by event; to `/check` a user is named.
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", listener.local_addr()?.port());
    for stream in listener.incoming() {
        let stream = stream?;
        thread::Builder::new().stack_size(256 * 1024).spawn(move || serve(stream))?;
    }
    Ok(())
}

/// Serves one connection until it is closed.
fn serve(stream: TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut out = stream.try_clone()?;
    let mut input = BufReader::with_capacity(64 * 1024, stream);
    while let Some(head) = head(&mut input)? {
        let body = match head.length {
            Length::Stated(length) => stated(&mut input, length)?,
            Length::Chunked => chunked(&mut input)?,
        };
        if head.content_type == EVENTS {
            events(&mut out, &head, &body)?;
        } else {
            whole(&mut out, &head, &body)?;
        }
    }
    Ok(())
}

const EVENTS: &str = "text/event-stream";

fn whole(out: &mut impl Write, head: &Head, body: &[u8]) -> io::Result<()> {
    let mut answer = begin(head)?;
    write!(answer, "content-length: {}\r\n\r\n", body.len())?;
    answer.extend_from_slice(body);
    out.write_all(&answer)
}

/// Each event in a chunk of its own, which is sent at once.
fn events(out: &mut impl Write, head: &Head, body: &[u8]) -> io::Result<()> {
    let mut answer = begin(head)?;
    answer.extend_from_slice(b"transfer-encoding: chunked\r\n\r\n");
    let mut from = 0;
    while from < body.len() {
        let end = body[from..].windows(2).position(|two| two == b"\n\n").map_or(body.len(), |at| from + at + 2);
        write!(answer, "{:x}\r\n", end - from)?;
        answer.extend_from_slice(&body[from..end]);
        answer.extend_from_slice(b"\r\n");
        out.write_all(&answer)?;
        answer.clear();
        from = end;
    }
    answer.extend_from_slice(b"0\r\n\r\n");
    out.write_all(&answer)
}

fn begin(head: &Head) -> io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    write!(answer, "HTTP/1.1 200 OK\r\ncontent-type: {}\r\n", head.content_type)?;
    for line in &head.echoed {
        answer.extend_from_slice(line.as_bytes());
    }
    if head.target == "/check" {
        answer.extend_from_slice(b"x-user: someone\r\n");
    }
    Ok(answer)
}

enum Length {
    Stated(usize),
    Chunked,
}

struct Head {
    target: String,
    content_type: String,
    length: Length,
    /// Header lines that plugins set, for the check that they do their work.
    echoed: Vec<String>,
}

fn head(input: &mut impl BufRead) -> io::Result<Option<Head>> {
    let mut line = String::new();
    if input.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let target = line.split(' ').nth(1).ok_or_else(malformed)?.to_string();
    let mut head = Head { target, content_type: "text/plain".to_string(), length: Length::Stated(0), echoed: Vec::new() };
    loop {
        line.clear();
        if input.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        if line == "\r\n" {
            return Ok(Some(head));
        }
        if let Some(length) = line.strip_prefix("content-length:") {
            head.length = Length::Stated(length.trim().parse().map_err(|_| malformed())?);
        } else if line.starts_with("transfer-encoding:") {
            head.length = Length::Chunked;
        } else if let Some(content_type) = line.strip_prefix("content-type:") {
            head.content_type = content_type.trim().to_string();
        } else if line.starts_with("x-request-seen:") || line.starts_with("x-user:") {
            head.echoed.push(line.clone());
        }
    }
}

fn stated(input: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut body = vec![0; length];
    input.read_exact(&mut body)?;
    Ok(body)
}

fn chunked(input: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    let mut line = String::new();
    loop {
        line.clear();
        input.read_line(&mut line)?;
        let size = usize::from_str_radix(line.trim(), 16).map_err(|_| malformed())?;
        if size == 0 {
            while input.read_line(&mut line)? > 2 {}
            return Ok(body);
        }
        let start = body.len();
        body.resize(start + size, 0);
        input.read_exact(&mut body[start..])?;
        line.clear();
        input.read_line(&mut line)?;
    }
}

fn malformed() -> io::Error {
    io::Error::from(io::ErrorKind::InvalidData)
}
