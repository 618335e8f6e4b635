//! Answers every request with its body: HTTP/1.1 with keep-alive, one thread for each connection. Prints its port first.
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
    let mut answer = Vec::new();
    while let Some(head) = head(&mut input)? {
        let body = match head.length {
            Length::Stated(length) => stated(&mut input, length)?,
            Length::Chunked => chunked(&mut input)?,
        };
        answer.clear();
        write!(answer, "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n")?;
        for line in &head.echoed {
            answer.extend_from_slice(line.as_bytes());
        }
        write!(answer, "content-length: {}\r\n\r\n", body.len())?;
        answer.extend_from_slice(&body);
        out.write_all(&answer)?;
    }
    Ok(())
}

enum Length {
    Stated(usize),
    Chunked,
}

struct Head {
    length: Length,
    /// Header lines that begin with `x-request-`, for the check that plugins do their work.
    echoed: Vec<String>,
}

fn head(input: &mut impl BufRead) -> io::Result<Option<Head>> {
    let mut head = Head { length: Length::Stated(0), echoed: Vec::new() };
    let mut line = String::new();
    let mut first = true;
    loop {
        line.clear();
        if input.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        if line == "\r\n" && !first {
            return Ok(Some(head));
        }
        first = false;
        if let Some(length) = line.strip_prefix("content-length:") {
            head.length = Length::Stated(length.trim().parse().map_err(|_| malformed())?);
        } else if line.starts_with("transfer-encoding:") {
            head.length = Length::Chunked;
        } else if line.starts_with("x-request-seen") {
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
