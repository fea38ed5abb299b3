/** Owns fiscal e-bills (医疗收费电子票据): one for what stands of each paid order, its red bill after a refund, and its copies. */
@ApplicationModule(allowedDependencies = {"channel", "follow", "kiosk", "payment", "refund", "sheet", "web"})
package org.houzhen.server.ebill;

import org.springframework.modulith.ApplicationModule;
