package org.houzhen.server.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets the first terminal of a new hospital enrol itself: while there is none, a one-time code lies in the data folder in
 * a file that only the owner of the server can read. It is gone once a terminal has been enrolled.
 */
@Component
class FirstTerminalCode implements SmartLifecycle {
    private static final String FILE = "first-terminal-code";
    private static final int BEFORE_WEB_SERVER = 0;

    private final TerminalRegister register;
    private final Path file;

    FirstTerminalCode(TerminalRegister register, @Value("${houzhen.data}") Path data) {
        this.register = register;
        this.file = data.resolve(FILE);
    }

    @Override
    public void start() {
        try {
            Files.deleteIfExists(file);
            if (register.isEmpty()) {
                write(register.newCode().code());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + FILE, e);
        }
    }

    /** The file appears whole: an agent that waits for it never reads half a code. */
    private void write(String code) throws IOException {
        Path partial = file.resolveSibling(FILE + ".partial");
        Files.deleteIfExists(partial);
        try {
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException | FileAlreadyExistsException e) {
            throw new IOException("the data folder must lie on a file system with owners", e);
        }
        Files.writeString(partial, code + "\n", StandardOpenOption.WRITE);
        Files.move(partial, file);
    }

    void spent() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + FILE, e);
        }
    }

    @Override
    public void stop() {
        // The file stays: the code in it is still good.
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    @Override
    public int getPhase() {
        return BEFORE_WEB_SERVER;
    }
}
