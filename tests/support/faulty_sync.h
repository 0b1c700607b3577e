#pragma once

namespace ecloserie::tests {

// Makes the next fsyncs of write-ahead logs fail with an I/O error, as a dying
// disk does. Becomes SQLite's default file system of this process once armed
// for the first time; files opened before are not affected.
void UseFaultySyncs();
void FailNextWalSyncs(int count);

}  // namespace ecloserie::tests
