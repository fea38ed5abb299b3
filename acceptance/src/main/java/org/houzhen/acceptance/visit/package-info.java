/** One patient's whole visit over the product's own wires, seen at its far ends: paper, screens, rows. */
package org.houzhen.acceptance.visit;
