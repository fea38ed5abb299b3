package org.houzhen.kiosk.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;
import org.houzhen.wire.EnrolTerminal;
import org.houzhen.wire.Problem;
import org.houzhen.wire.TerminalEnrolled;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Trades the one-time code for a token, and keeps the token where only this program can read it. */
public final class Enrolment {
    private final JsonMapper json = new JsonMapper();
    private final Path file;
    private final String name;
    private final Supplier<Optional<String>> code;
    private volatile TerminalEnrolled enrolled; // Null until enrolled.
    private volatile String refusedCode = "";

    /** @param code looked up at each attempt, because an administrator may lay down a new one */
    public Enrolment(Path folder, String name, Supplier<Optional<String>> code) {
        this.file = folder.resolve("terminal.json");
        this.name = name;
        this.code = code;
        this.enrolled = stored();
    }

    public Optional<String> token() {
        return Optional.ofNullable(enrolled).map(TerminalEnrolled::token);
    }

    public Optional<String> terminalId() {
        return Optional.ofNullable(enrolled).map(TerminalEnrolled::terminalId);
    }

    /** Asks once, if there is a code that was not refused before. */
    Answer<TerminalEnrolled> attempt(HttpCalls calls) {
        Optional<String> given = code.get().map(String::strip).filter(text -> !text.isEmpty());
        if (given.isEmpty() || given.get().equals(refusedCode)) {
            return Answer.refused(new Problem("NOT_ENROLLED", "本机尚未登记，请联系信息科。", 401));
        }
        var answer = calls.post("/terminals", new EnrolTerminal(given.get(), name), TerminalEnrolled.class);
        answer.then(this::keep, problem -> refusedCode = given.get(), () -> {});
        return answer;
    }

    private void keep(TerminalEnrolled news) {
        try {
            write(json.writeValueAsBytes(news));
            enrolled = news;
        } catch (IOException e) {
            throw new UncheckedIOException("the token cannot be kept in " + file.getParent(), e);
        }
    }

    private void write(byte[] secret) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling("terminal.json.new");
        Files.deleteIfExists(fresh);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(fresh);
        }
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(secret));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private TerminalEnrolled stored() {
        try {
            return Files.exists(file)
                    ? json.readValue(Files.readString(file, StandardCharsets.UTF_8), TerminalEnrolled.class)
                    : null;
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException(
                    "cannot be read: " + file + " (" + e.getClass().getSimpleName() + ")");
        }
    }
}
