/** Owns refunds (退号, 退费): the way of each from the request over the hospital and the waiting area to the money. */
@ApplicationModule(allowedDependencies = {"channel", "follow", "ledger", "payment", "web"})
package org.houzhen.server.refund;

import org.springframework.modulith.ApplicationModule;
