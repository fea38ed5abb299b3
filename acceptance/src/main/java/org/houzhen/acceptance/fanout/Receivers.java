package org.houzhen.acceptance.fanout;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The other process, seen from the benchmark: what it prints, and its end. */
final class Receivers implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private Receivers(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    static Receivers start(String... args) throws IOException {
        String classPath = System.getProperty("java.class.path");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-cp", classPath, FanoutBench.class.getName(), "client"));
        command.addAll(List.of(args));
        return new Receivers(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Reads on until a line begins so. */
    String await(String start) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new EOFException("the receivers ended");
    }

    /** When the last socket of a server had that view, by this machine's monotonic clock. */
    long allHave(String server, long position) throws IOException {
        String line = await("all " + server + " " + position + " ");
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
