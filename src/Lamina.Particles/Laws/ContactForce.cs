namespace Lamina.Particles.Laws;

/// <summary>Answer of a contact law: j feels the opposite force.</summary>
public readonly record struct ContactForce
{
    /// <summary>Force on i [N].</summary>
    public required Vector3d Force { get; init; }
    /// <summary>Torque on i [N m].</summary>
    public required Vector3d TorqueI { get; init; }
    /// <summary>Torque on j [N m].</summary>
    public required Vector3d TorqueJ { get; init; }
}
