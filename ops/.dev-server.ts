import { prepareInstallation } from "/work/main/ops/launch/installation";
import { Processes } from "/work/main/ops/launch/processes";
import { waitForHttp } from "/work/main/ops/launch/ports";
const inst = await prepareInstallation("/tmp/devdata", 3100);
const procs = new Processes("/tmp/devdata/logs", (n,l)=>console.log("exit",n,l));
procs.start("web", ["node_modules/next/dist/bin/next","start","-p","3100"], {...inst.env, PROOFROOM_BUILD:"demo"});
await waitForHttp("http://localhost:3100/api/readyz", 60, ()=>true);
Object.assign(process.env, inst.env);
const { configure } = await import("/work/main/server/configure"); configure();
const { createUser } = await import("/work/main/server/services/users/create");
const { createOrganization } = await import("/work/main/server/services/organizations/create");
const { adoptCatalog } = await import("/work/main/server/services/organizations/adopt-catalog");
const { createApiKey } = await import("/work/main/server/services/api-keys/create");
const { PERMISSIONS } = await import("/work/main/server/domain/access/permissions");
const now=new Date();
try{
const u = await createUser(now,{email:"ada@acme.example",name:"Ada Lindqvist",password:"walnut lantern harbour 42"});
const f={now,requestId:null,ip:null,userAgent:null};
const o = await createOrganization({...u,sessionId:""} as any,f,{name:"Acme Cloud",slug:"acme-cloud",timezone:"Europe/Berlin"});
const ctx:any={...f,orgId:o.orgId,actor:{kind:"user",...u},permissions:new Set(PERMISSIONS)};
await adoptCatalog(ctx,{frameworks:["soc2","gdpr"],soc2Categories:["security","availability"]});
const k=await createApiKey(ctx,{name:"ci",scopes:["evidence:push","evidence:read","controls:read"]});
console.log("KEY",k.key); (await import("node:fs")).writeFileSync("/tmp/devdata/key",k.key);
}catch(e:any){console.log("seed:",e.message)}
console.log("READY");
const stop=async()=>{await procs.stop();await inst.database?.stop();process.exit(0)};
process.on("SIGINT",stop);process.on("SIGTERM",stop);
setInterval(()=>{},1e6);
