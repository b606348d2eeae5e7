using Lamina.Benchmarks;

return args switch
{
    ["map", .. var rest] => OperatingMaps.Map(rest),
    ["protocols", .. var rest] => OperatingMaps.Protocols(rest),
    ["film-peers", .. var rest] => FilmPeers.Run(rest),
    ["film-pass", .. var rest] => FilmPass.Run(rest),
    ["crack-pattern", .. var rest] => CrackPatternBench.Run(rest),
    ["voxels", .. var rest] => VoxelPeers.Run(rest),
    ["voxels-large", .. var rest] => LargeImage.Run(rest),
    ["electrode", .. var rest] => ElectrodeAnalysis.Run(rest),
    ["particles", .. var rest] => ParticlePeers.Run(rest),
    ["--help"] or ["-h"] or [] => Help(0),
    _ => Help(2),
};

static int Help(int code)
{
    var to = code == 0 ? Console.Out : Console.Error;
    to.WriteLine("""
        Usage: lamina bench NAME [options]

        map           a 40 x 40 map of whole passes; --points N
        protocols     an optimisation with six variables and four conditions, and a warm what-if
                      --no-save, --json

        film-peers    binder migration and particle consolidation beside scipy and SUNDIALS
                      --cells 100,200,400   grids
                      --seconds 1           CPU seconds per timing
                      --no-save             leave benchmarks/results alone
                      --json                JSON alone on standard output, progress on standard error
        film-pass     a whole dryer pass of every example, warm and cold, and what doubling the grid changes
                      --no-save, --json
        crack-pattern a crack pattern from the whole film to full pattern on 64, 128 and 256 cells
                      --no-save, --json
        voxels        distances, labels, watershed, thickness, surfaces, filters and tortuosity beside scipy and scikit-image
                      --sizes 128,256       edges of the image in voxels
                      --tasks edt,tau       some of the tasks
                      --no-save, --json
        particles     the particle engine beside LAMMPS on the same states, time to a dried electrode, 10,000 and 100,000 particles
                      --only engine,answer,size   some of the parts
                      --sizes small,thick         3945 or 9859 particles
                      --no-save, --json
        voxels-large  an image of 1000^3 voxels within 2 GB; --size 1300 is more than one array holds
                      --size 1000, --memory 2GB, --no-save
        electrode     the whole analysis of a dried electrode of 5821 spheres in voxels of 0.1 um
                      --voxel 0.1um, --no-save, --json
        """);
    return code;
}
