package org.houzhen.kiosk.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.Devices;
import org.houzhen.kiosk.devices.DeviceCondition;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.devices.PluggedDevices;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds out how the devices are: from the agent if it runs, because they are its alone, else by opening them. */
public final class DeviceSurvey {
    private static final Duration AGENT_LIMIT = Duration.ofSeconds(10);
    private static final Duration OPEN_LIMIT = Duration.ofSeconds(8);

    private DeviceSurvey() {}

    /** Empty if no agent answers at the port. */
    public static Optional<List<DeviceCondition>> ofAgent(int port) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/devices"))
                    .timeout(AGENT_LIMIT)
                    .build();
            HttpClient client =
                    HttpClient.newBuilder().connectTimeout(AGENT_LIMIT).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(JsonMapper.shared().readValue(answer.body(), new TypeReference<>() {}));
        } catch (IOException | JacksonException e) {
            return Optional.empty(); // Somebody else's port is no agent either.
        }
    }

    /** Opens the devices for a look, and closes them. */
    public static List<DeviceCondition> ofDevices(Map<Part, DeviceAddress> addresses, Clock clock)
            throws InterruptedException {
        try (var supervisor = Devices.ofInstalledDrivers(clock)) {
            var devices = new PluggedDevices(supervisor, addresses);
            var known = new CountDownLatch(1);
            Runnable look = () -> {
                if (devices.conditions().stream().allMatch(DeviceSurvey::isKnown)) {
                    known.countDown();
                }
            };
            devices.onChange(look);
            look.run();
            known.await(OPEN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return devices.conditions();
        }
    }

    private static boolean isKnown(DeviceCondition condition) {
        return condition.status().reason() != DeviceReason.STARTING;
    }
}
