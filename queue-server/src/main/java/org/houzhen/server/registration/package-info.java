/** Registering and paying bills as purposes of an order, and signing in. Owns no table; the hospital keeps the truth. */
@ApplicationModule(
        allowedDependencies = {
            "channel",
            "ebill",
            "hospital",
            "insurance",
            "itinerary",
            "ledger",
            "payment",
            "queue",
            "refund",
            "staff",
            "web"
        })
package org.houzhen.server.registration;

import org.springframework.modulith.ApplicationModule;
