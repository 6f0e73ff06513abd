/** What the distribution consists of: bill of materials, licences, known advisories. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.supplychain;
