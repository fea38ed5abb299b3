package org.houzhen.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real PostgreSQL for tests: Debian's binaries, an empty cluster in a folder of its own, a free port on loopback. One is
 * started at most for the whole run of tests and stopped when that ends; each caller gets an empty database in it.
 *
 * <p>PostgreSQL refuses to be run by root, so root hands it to the user {@code postgres}.
 */
public final class PostgresServer {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final int MINUTES_MAX = 2;
    private static final int ATTEMPTS = 5;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static PostgresServer running;

    private final Path binaries;
    private final Path folder;
    private int port;

    private PostgresServer(Path binaries, Path folder) {
        this.binaries = binaries;
        this.folder = folder;
    }

    /** The address of an empty database, for {@link Store#open}. */
    public static synchronized String emptyDatabase() {
        if (running == null) {
            running = start();
            Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
        }
        return running.createDatabase("test" + DATABASES.incrementAndGet());
    }

    private static PostgresServer start() {
        try {
            Path folder = Files.createTempDirectory(
                    "houzhen-postgres",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            var server = new PostgresServer(newestBinaries(), folder);
            server.initialise();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void initialise() {
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        runAsOwner("initdb", "-D", cluster(), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "-N");
        listen(ATTEMPTS);
    }

    /** A port that is taken is seen by starting only; these lie below those that the system hands out. */
    private void listen(int attempts) {
        port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
        try {
            runAsOwner(
                    "pg_ctl",
                    "-D",
                    cluster(),
                    "-w",
                    "-s",
                    "-l",
                    folder.resolve("log").toString(),
                    "-o",
                    options(),
                    "start");
        } catch (IllegalStateException taken) {
            if (attempts == 1) {
                throw taken;
            }
            listen(attempts - 1);
        }
    }

    private String options() {
        return "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder
                + " -c max_connections=200";
    }

    private void stop() {
        runAsOwner("pg_ctl", "-D", cluster(), "-w", "-s", "-m", "immediate", "stop");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String createDatabase(String name) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/";
        try (Connection connection = DriverManager.getConnection(url + "postgres?user=postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url + name + "?user=postgres";
    }

    private String cluster() {
        return folder.resolve("cluster").toString();
    }

    private void runAsOwner(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    /** Output goes nowhere: the server that pg_ctl leaves behind would keep a pipe open for ever. */
    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroy();
                throw new IllegalStateException("failed: " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path newestBinaries() throws IOException {
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.max(Comparator.comparing(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .orElseThrow()
                    .resolve("bin");
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
