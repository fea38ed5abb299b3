package org.houzhen.acceptance.visit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Installation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** {@code ./run smoke [--data DIR]}: starts everything, takes one patient through the whole visit, stops everything. */
public final class Smoke {
    private static final Logger LOG = LoggerFactory.getLogger(Smoke.class);
    private static final long SERVER_MEGABYTES_MAX = 400;
    private static final long AGENT_MEGABYTES_MAX = 256;

    private Smoke() {}

    public static void main(String[] args) throws Exception {
        Optional<Path> given = given(args);
        Path data = given.isPresent() ? given.get() : Files.createTempDirectory("houzhen-smoke");
        var steps = new Steps(System.out);
        try (var floor = Installation.start(data, Installation.Ports.free())) {
            try (var visit = new Visit(floor, Accounts.of(floor), steps, ThreadLocalRandom.current())) {
                visit.walk();
            }
            steps.step("memory", () -> memory(floor));
        } catch (RuntimeException e) {
            LOG.error("the visit stopped", e);
            System.out.println("smoke failed: " + e.getMessage() + "; its data and logs are kept in " + data);
            System.exit(1);
        }
        if (given.isEmpty()) {
            FileSystemUtils.deleteRecursively(data);
        }
        System.out.printf("smoke ok steps=%d seconds=%.1f%n", steps.count(), steps.seconds());
        System.exit(0);
    }

    private static Optional<Path> given(String[] args) {
        if (args.length == 2 && args[0].equals("--data")) {
            return Optional.of(Path.of(args[1]));
        }
        if (args.length != 0) {
            throw new IllegalArgumentException("usage: smoke [--data DIR]");
        }
        return Optional.empty();
    }

    private static String memory(Installation floor) {
        long server = floor.server().residentMegabytes();
        long agent = floor.agent().residentMegabytes();
        Visit.require(
                server < SERVER_MEGABYTES_MAX, "server under " + SERVER_MEGABYTES_MAX + " MB, it holds " + server);
        Visit.require(agent < AGENT_MEGABYTES_MAX, "agent under " + AGENT_MEGABYTES_MAX + " MB, it holds " + agent);
        return "server " + server + " MB, agent " + agent + " MB";
    }
}
