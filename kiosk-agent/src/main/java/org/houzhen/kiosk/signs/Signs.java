package org.houzhen.kiosk.signs;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.Devices;
import org.houzhen.hardware.LedSign;

/** Every LED sign this agent was given, each with its keeper. */
public final class Signs implements AutoCloseable {
    private static final int DOTS_A_LINE = 16;
    private static final String HEIGHT_DEFAULT = "32";

    private final List<SignKeeper> keepers;

    /**
     * Supervises them; {@link #start} shows.
     *
     * @param token by which the server knows this terminal, once it has enrolled
     * @param addresses by the name of the screen whose view the sign shows
     */
    public Signs(Devices devices, URI server, Supplier<Optional<String>> token, Map<String, DeviceAddress> addresses) {
        keepers = addresses.entrySet().stream()
                .map(sign -> new SignKeeper(
                        sign(server, sign.getKey(), token, sign.getValue()),
                        devices.supervise("led-" + sign.getKey(), LedSign.class, sign.getValue()),
                        SignKeeper.Pace.DEFAULT))
                .toList();
    }

    private static SignKeeper.Sign sign(
            URI server, String screen, Supplier<Optional<String>> token, DeviceAddress address) {
        int height = Integer.parseInt(address.parameters().getOrDefault("height", HEIGHT_DEFAULT));
        int lines = Math.min(LedSign.LINES_MAX, Math.max(1, height / DOTS_A_LINE));
        return new SignKeeper.Sign(server, screen, token, lines);
    }

    public void start() {
        keepers.forEach(SignKeeper::start);
    }

    @Override
    public void close() {
        keepers.forEach(SignKeeper::close);
    }
}
