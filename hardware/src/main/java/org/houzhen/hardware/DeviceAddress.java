package org.houzhen.hardware;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a device is plugged in: {@code tcp:host:port}, {@code serial:/dev/ttyS0?baud=115200},
 * {@code serial:usb?vid=1a86&pid=7523}, {@code usblp:/dev/usb/lp0}, {@code pcsc:name} or {@code ipp://host:port/ipp/print}; a {@code model=} parameter chooses between drivers of one kind.
 */
public record DeviceAddress(String scheme, String target, Map<String, String> parameters) {
    public DeviceAddress {
        if (scheme.isEmpty() || target.isEmpty()) {
            throw new IllegalArgumentException("an address is scheme:target, such as tcp:127.0.0.1:9100");
        }
        parameters = Map.copyOf(parameters);
    }

    public static DeviceAddress parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("an address is scheme:target, such as tcp:127.0.0.1:9100");
        }
        int question = text.indexOf('?', colon);
        String target = question < 0 ? text.substring(colon + 1) : text.substring(colon + 1, question);
        return new DeviceAddress(
                text.substring(0, colon), target, question < 0 ? Map.of() : parameters(text.substring(question + 1)));
    }

    private static Map<String, String> parameters(String query) {
        return Stream.of(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : "", (a, b) -> b));
    }

    public boolean hasScheme(String... schemes) {
        return Stream.of(schemes).anyMatch(scheme::equals);
    }

    /** The same place, with one parameter more. */
    public DeviceAddress with(String name, String value) {
        var more = new HashMap<>(parameters);
        more.put(name, value);
        return new DeviceAddress(scheme, target, more);
    }

    /** True unless the address names another model. */
    public boolean allowsModel(String model) {
        return model.equals(parameters.getOrDefault("model", model));
    }

    /** The host of a {@code tcp:} address. */
    public String host() {
        return target.substring(0, portColon());
    }

    /** The port of a {@code tcp:} address. */
    public int port() {
        return Integer.parseInt(target.substring(portColon() + 1));
    }

    private int portColon() {
        int colon = target.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("an address over TCP is tcp:host:port");
        }
        return colon;
    }

    @Override
    public String toString() {
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining("&"));
        return scheme + ":" + target + (query.isEmpty() ? "" : "?" + query);
    }
}
