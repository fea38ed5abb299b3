package org.houzhen.server.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The memory the operating system holds for this process, in /actuator/info and once in the log when it has started. */
@Component
class ResidentMemory implements InfoContributor {
    private static final Logger LOG = LoggerFactory.getLogger(ResidentMemory.class);
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String LABEL = "VmRSS:";

    @Override
    public void contribute(Info.Builder builder) {
        mebibytes().ifPresent(value -> builder.withDetail("memory", Map.of("residentMebibytes", value)));
    }

    @EventListener(ApplicationReadyEvent.class)
    void report() {
        mebibytes().ifPresent(value -> LOG.info("resident memory {} MiB", value));
    }

    /** Empty where there is no /proc. */
    static OptionalLong mebibytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(LABEL))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
