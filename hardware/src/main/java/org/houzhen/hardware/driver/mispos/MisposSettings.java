package org.houzhen.hardware.driver.mispos;

import java.util.Map;
import java.util.regex.Pattern;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.driver.mispos.MisposRequest.Till;

/**
 * What a bank agreed on, from the address: {@code counter=}, {@code operator=}, and {@code query=} for the type that asks for
 * a sale by our number, {@code none} where there is none.
 */
record MisposSettings(Till till, String query) {
    private static final Pattern TILL = Pattern.compile("[0-9A-Za-z]{0,8}");
    private static final Pattern TYPE = Pattern.compile("\\d\\d|none");

    static MisposSettings of(DeviceAddress address) throws DeviceException {
        Map<String, String> said = address.parameters();
        String counter = said.getOrDefault("counter", "");
        String operator = said.getOrDefault("operator", "");
        String query = said.getOrDefault("query", MisposTypes.QUERY);
        if (!TILL.matcher(counter).matches()
                || !TILL.matcher(operator).matches()
                || !TYPE.matcher(query).matches()) {
            throw new DeviceException(DeviceReason.UNSUPPORTED, "no settings of a card terminal: " + address);
        }
        return new MisposSettings(new Till(counter, operator), query.equals("none") ? "" : query);
    }
}
