package org.houzhen.kiosk;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.houzhen.kiosk.check.CheckSheet;
import org.houzhen.kiosk.check.DeviceSurvey;
import org.houzhen.kiosk.devices.DeviceCondition;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** {@code ./run devices --check}: reads the agent's own settings and says how the devices they name are. */
final class DeviceCheck {
    static final String OPTION = "--check";

    private DeviceCheck() {}

    /** The agent's settings without the agent. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(KioskProperties.class)
    static class Settings {}

    static void main(String[] arguments) throws InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, Clock.systemUTC()).exit());
    }

    static CheckSheet.Verdict run(String[] arguments, PrintStream out, Clock clock) throws InterruptedException {
        try (ConfigurableApplicationContext settings = new SpringApplicationBuilder(Settings.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(alone(arguments))) {
            KioskProperties properties = settings.getBean(KioskProperties.class);
            int port = settings.getEnvironment().getProperty("server.port", Integer.class, 8401);
            Optional<List<DeviceCondition>> agent = DeviceSurvey.ofAgent(port);
            List<DeviceCondition> found =
                    agent.isPresent() ? agent.get() : DeviceSurvey.ofDevices(properties.addresses(), clock);
            var sheet = new CheckSheet(found, properties.timeZone());
            String running = agent.isPresent() ? "运行中 running" : "未运行 not running";
            out.println(properties.terminal() + "  设备检查 device check    自助机程序 agent: " + running);
            out.println();
            sheet.lines().forEach(out::println);
            return sheet.verdict();
        }
    }

    /** Said last, so that it wins over the agent's own settings. */
    private static String[] alone(String[] arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--spring.main.web-application-type=none", "--logging.level.root=OFF"))
                .toArray(String[]::new);
    }
}
