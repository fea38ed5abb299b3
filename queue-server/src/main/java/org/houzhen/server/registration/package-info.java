/**
 * Registering and paying bills as purposes of an order, signing in, and numbers for the cashier's windows. Owns no table; the
 * hospital keeps the truth.
 */
@ApplicationModule(
        allowedDependencies = {
            "channel",
            "ebill",
            "follow",
            "hospital",
            "insurance",
            "itinerary",
            "kiosk",
            "ledger",
            "payment",
            "queue",
            "refund",
            "staff",
            "web"
        })
package org.houzhen.server.registration;

import org.springframework.modulith.ApplicationModule;
