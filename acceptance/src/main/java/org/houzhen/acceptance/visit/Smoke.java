package org.houzhen.acceptance.visit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Installation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ./run smoke [--data DIR]}: starts everything, takes one patient through the whole visit, stops everything. */
public final class Smoke {
    private static final Logger LOG = LoggerFactory.getLogger(Smoke.class);
    private static final long SERVER_MEGABYTES_MAX = 400;
    private static final long AGENT_MEGABYTES_MAX = 256;

    private Smoke() {}

    public static void main(String[] args) throws Exception {
        try (var floor = Installation.start(folder(args), Installation.Ports.free())) {
            var steps = new Steps(System.out);
            try (var visit = new Visit(floor, Accounts.of(floor), steps, ThreadLocalRandom.current())) {
                visit.walk();
            }
            steps.step("memory", () -> memory(floor));
            System.out.printf("smoke ok steps=%d seconds=%.1f%n", steps.count(), steps.seconds());
        } catch (RuntimeException e) {
            LOG.error("the visit stopped", e);
            System.out.println("smoke failed: " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static Path folder(String[] args) throws IOException {
        if (args.length == 2 && args[0].equals("--data")) {
            return Path.of(args[1]);
        }
        if (args.length != 0) {
            throw new IllegalArgumentException("usage: smoke [--data DIR]");
        }
        return Files.createTempDirectory("houzhen-smoke");
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
