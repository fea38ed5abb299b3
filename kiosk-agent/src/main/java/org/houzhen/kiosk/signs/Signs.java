package org.houzhen.kiosk.signs;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.Devices;
import org.houzhen.hardware.LedSign;
import org.houzhen.hardware.Supervised;

/** Every LED sign this agent was given, each with its keeper. */
public final class Signs implements AutoCloseable {
    private static final int DOTS_A_LINE = 16;
    private static final String HEIGHT_DEFAULT = "32";

    private final List<SignKeeper> keepers;

    /** @param addresses by the name of the screen whose view the sign shows */
    public Signs(Devices devices, URI server, Map<String, DeviceAddress> addresses) {
        keepers = addresses.entrySet().stream()
                .map(sign -> keeper(devices, server, sign.getKey(), sign.getValue()))
                .toList();
    }

    private static SignKeeper keeper(Devices devices, URI server, String screen, DeviceAddress address) {
        Supervised<LedSign> led = devices.supervise("led-" + screen, LedSign.class, address);
        int height = Integer.parseInt(address.parameters().getOrDefault("height", HEIGHT_DEFAULT));
        int lines = Math.min(LedSign.LINES_MAX, Math.max(1, height / DOTS_A_LINE));
        return new SignKeeper(new SignKeeper.Sign(server, screen, lines), led, SignKeeper.Pace.DEFAULT);
    }

    public void start() {
        keepers.forEach(SignKeeper::start);
    }

    @Override
    public void close() {
        keepers.forEach(SignKeeper::close);
    }
}
