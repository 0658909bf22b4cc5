/**
 * One team's estate as its players' browsers get it: facts in every beat, gauges as often as an eye needs them. A write
 * costs 300 ns and travels to each player, so nothing is written that did not change.
 */

import type { Rulebook } from '../../shared/sim/rulebook.ts';
import {
  type ShownService,
  type ShownSign,
  showEdge,
  showFunction,
  showGauges,
  showHost,
  showInstance,
  showService,
  showSign,
  showTransfer,
  showVm,
} from '../../shared/sim/shown.ts';
import { settleGauges } from '../../shared/sim/tick/gauges.ts';
import type {
  BaseImage,
  Build,
  CloudFunction,
  Contract,
  Deployment,
  DiskCopy,
  Edge,
  Host,
  Instance,
  Node,
  Team,
  Transfer,
  Vm,
  World,
} from '../../shared/sim/world.ts';
import {
  BASE_IMAGE,
  BUILD,
  CONTRACT,
  COPY,
  DEPLOYMENT,
  EDGE_FACTS,
  EDGE_GAUGES,
  FUNCTION_FACTS,
  FUNCTION_GAUGES,
  HOST_FACTS,
  HOST_GAUGES,
  INSTANCE_FACTS,
  INSTANCE_GAUGES,
  NODE,
  PURSE,
  SERVICE,
  SIGN,
  SUPPLY,
  TEAM_GAUGES,
  TRANSFER_FACTS,
  TRANSFER_GAUGES,
  VM_FACTS,
  VM_GAUGES,
} from '../../shared/wire/records.ts';
import {
  BaseImageRow,
  BuildRow,
  ContractRow,
  CopyRow,
  DeploymentRow,
  EdgeRow,
  EstateState,
  FunctionRow,
  HostRow,
  InstanceRow,
  NodeRow,
  PurseRow,
  ServiceRow,
  SignRow,
  SupplyRow,
  TeamRow,
  TransferRow,
  VmRow,
} from '../../shared/wire/state.ts';
import { type Due, EVERYTHING } from './cadence.ts';
import { Cells, Rows } from './rows.ts';

/** What changes with nearly every tick and is read as a balance, not watched: once a second. */
const IS_SLOW = new Set<string>(['ledgerMicroCents', 'forecast', 'forecastRegions', 'forecastTick', 'wattHours']);
const SLOW_GAUGES = TEAM_GAUGES.filter(([key]) => IS_SLOW.has(key));
const QUICK_GAUGES = TEAM_GAUGES.filter(([key]) => !IS_SLOW.has(key));

const none = () => ({});
const FACTS_ALONE = { facts: true, gauges: false };

export class EstateProjection {
  readonly state: EstateState = new EstateState();
  private readonly index: number;
  private topology = -1; // of the team, when its facts were written last
  private readonly purse = new Cells(new PurseRow(), PURSE);
  private readonly gauges = new Cells(new TeamRow(), QUICK_GAUGES);
  private readonly balances = new Cells(this.gauges.row, SLOW_GAUGES);
  private readonly supply = new Cells(new SupplyRow(), SUPPLY);
  private readonly hosts = new Rows<Host>(this.state.hosts, () => new HostRow(), HOST_FACTS, HOST_GAUGES);
  private readonly vms = new Rows<Vm>(this.state.vms, () => new VmRow(), VM_FACTS, VM_GAUGES);
  private readonly transfers = new Rows<Transfer>(
    this.state.transfers,
    () => new TransferRow(),
    TRANSFER_FACTS,
    TRANSFER_GAUGES,
  );
  private readonly nodes = new Rows<Node>(this.state.nodes, () => new NodeRow(), NODE);
  private readonly instances = new Rows<Instance>(
    this.state.instances,
    () => new InstanceRow(),
    INSTANCE_FACTS,
    INSTANCE_GAUGES,
  );
  private readonly deployments = new Rows<Deployment>(this.state.deployments, () => new DeploymentRow(), DEPLOYMENT);
  private readonly functions = new Rows<CloudFunction>(
    this.state.functions,
    () => new FunctionRow(),
    FUNCTION_FACTS,
    FUNCTION_GAUGES,
  );
  private readonly edges = new Rows<Edge>(this.state.edges, () => new EdgeRow(), EDGE_FACTS, EDGE_GAUGES);
  private readonly copies = new Rows<DiskCopy>(this.state.copies, () => new CopyRow(), COPY);
  private readonly contracts = new Rows<Contract>(this.state.contracts, () => new ContractRow(), CONTRACT);
  private readonly builds = new Rows<Build>(this.state.builds, () => new BuildRow(), BUILD);
  private readonly bases = new Rows<BaseImage>(this.state.bases, () => new BaseImageRow(), BASE_IMAGE);
  private readonly services = new Rows<ShownService>(this.state.services, () => new ServiceRow(), SERVICE);
  private readonly signs = new Rows<ShownSign>(this.state.signs, () => new SignRow(), SIGN);

  /** Shows all of it once: an encoder takes no field that is not set. */
  constructor(world: World, rules: Rulebook, team: Team) {
    this.index = team.index;
    this.write(world, rules, EVERYTHING);
    this.state.purse = this.purse.row as never;
    this.state.gauges = this.gauges.row as never;
    this.state.supply = this.supply.row as never;
  }

  /**
   * Facts change seldom, and to find that nothing did is most of the work: they are looked at when something was placed,
   * moved or removed, when an order was answered, and twice a second.
   */
  write(world: World, rules: Rulebook, due: Due): void {
    const team = world.teams[this.index];
    if (team === undefined) return;
    const facts = due.asked || due.middling || team.topology !== this.topology;
    this.topology = team.topology;
    settleGauges(team);
    if (facts || due.quick) this.purse.write(team);
    const quick = { facts, gauges: due.quick };
    const middling = { facts, gauges: due.middling };
    this.hosts.follow(team.hosts, quick, (host) => showHost(world, rules, team, host));
    this.transfers.follow(team.transfers, quick, (transfer) => showTransfer(team, transfer));
    this.vms.follow(team.vms, middling, (vm) => showVm(world, team, vm));
    this.instances.follow(team.instances, middling, showInstance);
    this.functions.follow(team.functions, middling, showFunction);
    this.edges.follow(team.edges, middling, showEdge);
    if (facts) this.writeFacts(world, team);
    if (due.middling) this.writeServices(team);
    if (due.quick) this.writeGauges(world, rules, team, due.slow);
  }

  /** Of what has no gauges. */
  private writeFacts(world: World, team: Team): void {
    this.nodes.follow(team.nodes, FACTS_ALONE, none);
    this.deployments.follow(team.deployments, FACTS_ALONE, none);
    this.supply.write(team.supply);
    this.builds.follow(team.builds, FACTS_ALONE, none);
    this.bases.follow(team.bases, FACTS_ALONE, none);
    this.copies.follow(team.copies, FACTS_ALONE, none);
    this.contracts.follow(team.contracts, FACTS_ALONE, none);
    const signs = team.signs.map((sign) => showSign(world, sign));
    this.signs.follow(signs, FACTS_ALONE, none);
  }

  private writeServices(team: Team): void {
    const services = team.services.map((service, index) => ({ id: index + 1, ...showService(service) }));
    this.services.follow(services, FACTS_ALONE, none);
  }

  private writeGauges(world: World, rules: Rulebook, team: Team, slow: boolean): void {
    const gauges = showGauges(world, rules, team);
    this.gauges.write(gauges);
    if (slow) this.balances.write(gauges);
  }
}
