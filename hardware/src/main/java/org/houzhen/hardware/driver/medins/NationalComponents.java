package org.houzhen.hardware.driver.medins;

import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;

/**
 * Opens a province's component; its native library may not be shipped with this product, so whoever installs it provides this in
 * a jar of its own, found through {@code META-INF/services} under the target of a {@code medins:} address.
 */
public interface NationalComponents {
    /** The target, such as {@code zhejiang} of {@code medins:zhejiang?org=H33010600001}. */
    String name();

    NationalComponent open(DeviceAddress address) throws DeviceException;
}
