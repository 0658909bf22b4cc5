/** Memory that a hypervisor needs for a VM beside the VM's own. */

/**
 * MiB of overhead by the fit H2 of VMware's table H1 (vSphere 6.5/6.7 Resource Management, table 6-1, whose "MB" are
 * MiB): within 1 % of all its 16 values, 256 MiB … 16 GiB and 1 … 8 vCPU.
 */
export function vmOverheadMib(vcpus: number, memoryMib: number): number {
  return 14.5 + 3.98 * vcpus + 0.0074 * memoryMib;
}
