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
import java.util.UUID;
import java.util.function.Supplier;
import org.houzhen.wire.EnrolTerminal;
import org.houzhen.wire.Problem;
import org.houzhen.wire.TerminalEnrolled;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trades the one-time code for a token, and keeps the token where only this program can read it. Code and key are kept
 * before they are sent: when the answer is lost, even with the power, the same question gets the same answer.
 */
public final class Enrolment {
    private final JsonMapper json = new JsonMapper();
    private final Path file;
    private final Path asked;
    private final String name;
    private final Supplier<Optional<String>> code;
    private final Supplier<UUID> ids;
    private volatile TerminalEnrolled enrolled; // Null until enrolled.
    private volatile String refusedCode = "";

    /** What was asked, and may have been granted. */
    private record Asked(UUID key, String code) {
        @Override
        public String toString() {
            return "Asked[" + key + "]";
        }
    }

    /** @param code looked up at each attempt, because an administrator may lay down a new one */
    public Enrolment(Path folder, String name, Supplier<Optional<String>> code, Supplier<UUID> ids) {
        this.file = folder.resolve("terminal.json");
        this.asked = folder.resolve("enrolment.json");
        this.name = name;
        this.code = code;
        this.ids = ids;
        this.enrolled = stored(file, TerminalEnrolled.class).orElse(null);
    }

    public Optional<String> token() {
        return Optional.ofNullable(enrolled).map(TerminalEnrolled::token);
    }

    public Optional<String> terminalId() {
        return Optional.ofNullable(enrolled).map(TerminalEnrolled::terminalId);
    }

    /** Asks once, if there is a code that was not refused before. */
    Answer<TerminalEnrolled> attempt(HttpCalls calls) {
        Optional<Asked> question = question();
        if (question.isEmpty()) {
            return Answer.refused(new Problem("NOT_ENROLLED", "本机尚未登记，请联系信息科。", 401));
        }
        var request = new EnrolTerminal(question.get().code(), name);
        var answer = calls.post("/terminals", question.get().key(), request, TerminalEnrolled.class);
        answer.then(this::keep, problem -> refused(question.get()), () -> {});
        return answer;
    }

    /** A new code is a new question; without one, what was asked before is asked again. */
    private Optional<Asked> question() {
        Optional<Asked> before = stored(asked, Asked.class);
        Optional<String> given = code.get().map(String::strip).filter(text -> !text.isEmpty());
        if (given.isEmpty() || before.map(Asked::code).equals(given)) {
            return before;
        }
        if (given.get().equals(refusedCode)) {
            return Optional.empty();
        }
        var question = new Asked(ids.get(), given.get());
        write(asked, question);
        return Optional.of(question);
    }

    private void keep(TerminalEnrolled news) {
        write(file, news);
        enrolled = news;
        remove(asked);
    }

    private void refused(Asked question) {
        refusedCode = question.code();
        remove(asked);
    }

    private static void remove(Path old) {
        try {
            Files.deleteIfExists(old);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be removed: " + old, e);
        }
    }

    private void write(Path to, Object secret) {
        try {
            Files.createDirectories(to.getParent());
            Path fresh = to.resolveSibling(to.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            createForOwner(fresh);
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(json.writeValueAsBytes(secret)));
                channel.force(true);
            }
            Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written: " + to, e);
        }
    }

    private static void createForOwner(Path fresh) throws IOException {
        if (Files.getFileStore(fresh.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(fresh);
        }
    }

    private <T> Optional<T> stored(Path in, Class<T> type) {
        try {
            return Files.exists(in)
                    ? Optional.of(json.readValue(Files.readString(in, StandardCharsets.UTF_8), type))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException(
                    "cannot be read: " + in + " (" + e.getClass().getSimpleName() + ")");
        }
    }
}
