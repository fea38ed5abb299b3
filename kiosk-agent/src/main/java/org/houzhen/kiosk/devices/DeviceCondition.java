package org.houzhen.kiosk.devices;

import java.util.List;
import java.util.Optional;
import org.houzhen.hardware.DeviceFault;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.Supervised;

/**
 * All there is to say of one device of the terminal, for a technician: how it is, where, and what went wrong before.
 *
 * @param paper how far the paper goes; of the receipt printer only, once that is known
 */
public record DeviceCondition(
        Part part, String address, DeviceStatus status, List<DeviceFault> faults, Optional<PaperLeft> paper) {
    static DeviceCondition of(Part part, Supervised<?> device, Optional<PaperLeft> paper) {
        return new DeviceCondition(
                part,
                device.address().toString(),
                device.status(),
                device.faults(),
                part == Part.RECEIPT ? paper : Optional.empty());
    }
}
