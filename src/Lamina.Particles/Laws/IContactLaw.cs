namespace Lamina.Particles.Laws;

/// <summary>A force between touching spheres with damping, friction and a memory of tangential slip.</summary>
public interface IContactLaw
{
    /// <summary>Force and torques of one touching pair; changes its history.</summary>
    /// <param name="pair">the pair, touching (its overlap is above zero)</param>
    /// <param name="history">tangential displacement since first touch [m]</param>
    /// <param name="step">time by which the history advances; zero leaves it as it is [s]</param>
    ContactForce Evaluate(in ContactPair pair, ref Vector3d history, double step);

    /// <summary>Elastic energy of the normal overlap [J].</summary>
    double NormalEnergy(in ContactPair pair);
}
