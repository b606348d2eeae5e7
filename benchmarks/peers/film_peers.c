/* The two limit problems of the film model by CVODE (SUNDIALS), BDF with the banded direct solver, same grid and discretisation as Lamina.Drying.Limits.
 *
 * Usage: film_peers PROBLEM CELLS JACOBIAN RTOL SECONDS   prints one line of JSON
 * PROBLEM binder | consolidation, JACOBIAN analytic | differences
 */
#define _POSIX_C_SOURCE 200809L
#include <cvode/cvode.h>
#include <math.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sundials/sundials_config.h>
#include <sunlinsol/sunlinsol_band.h>
#include <sunmatrix/sunmatrix_band.h>
#include <time.h>

typedef struct
{
    int n;
    double pe, phi0, phi_max, end;
    /* binder: flux weights and the time that they belong to */
    double *down, *up, weights_time;
} Model;

/* B(x) = x / (e^x - 1), by its series up to one half: as the product does it, and faster than expm1. */
static inline double bernoulli(double x)
{
    if (fabs(x) > 0.5) return x > 700 ? 0 : x / (exp(x) - 1);
    double s = x * x;
    return 1 - 0.5 * x + s * (1.0 / 12 + s * (-1.0 / 720 + s * (1.0 / 30240 + s * (-1.0 / 1209600 + s * (1.0 / 47900160 + s * (-691.0 / 1307674368000.0))))));
}

static inline double bernoulli_slope(double x)
{
    if (fabs(x) <= 0.5)
    {
        double s = x * x;
        return -0.5 + x * (2.0 / 12 + s * (-4.0 / 720 + s * (6.0 / 30240 + s * (-8.0 / 1209600 + s * (10.0 / 47900160 + s * (-12 * 691.0 / 1307674368000.0))))));
    }
    double b = bernoulli(x);
    return b / x * (1 - x - b);
}

static void weights(Model *m, double t)
{
    if (t == m->weights_time) return;
    m->weights_time = t;
    int n = m->n;
    double h = 1 - t, conductance = n * pow(1 - m->phi0 / h, 1.5) / (m->pe * h), scale = n / (h - m->phi0), inverse = 1 / conductance;
    for (int f = 1; f < n; f++)
    {
        double velocity = f * (1.0 / n), up = conductance * bernoulli(velocity * inverse);
        m->up[f] = scale * up;
        m->down[f] = scale * (velocity + up);
    }
}

static int binder_rates(realtype t, N_Vector y, N_Vector ydot, void *user)
{
    Model *m = user;
    weights(m, t);
    const double *restrict u = N_VGetArrayPointer(y), *restrict down = m->down, *restrict up = m->up;
    double *restrict f = N_VGetArrayPointer(ydot);
    int n = m->n;
    /* Faces 0 and n have weight zero. */
    f[0] = up[1] * u[1] - down[1] * u[0];
    for (int i = 1; i < n - 1; i++) f[i] = down[i] * u[i - 1] - (up[i] + down[i + 1]) * u[i] + up[i + 1] * u[i + 1];
    f[n - 1] = down[n - 1] * u[n - 2] - up[n - 1] * u[n - 1];
    return 0;
}

static int binder_jacobian(realtype t, N_Vector y, N_Vector fy, SUNMatrix j, void *user, N_Vector a, N_Vector b, N_Vector c)
{
    Model *m = user;
    weights(m, t);
    for (int i = 0; i < m->n; i++)
    {
        SM_ELEMENT_B(j, i, i) = -m->up[i] - m->down[i + 1];
        if (i > 0) SM_ELEMENT_B(j, i, i - 1) = m->down[i];
        if (i + 1 < m->n) SM_ELEMENT_B(j, i, i + 1) = m->up[i + 1];
    }
    return 0;
}

static int consolidation_rates(realtype t, N_Vector y, N_Vector ydot, void *user)
{
    Model *m = user;
    const double *restrict v = N_VGetArrayPointer(y);
    double *restrict f = N_VGetArrayPointer(ydot);
    int n = m->n;
    double h = 1 - t, inverse = 1 / h, scale = n / (m->pe * h), packing = 1 / m->phi_max, smallest = 1e-3 / fmax(1, m->pe), below = 0;
    double phi = v[0] * inverse, room = fmax(smallest, 1 - phi * packing);
    for (int i = 0; i + 1 < n; i++)
    {
        double next = v[i + 1] * inverse, next_room = fmax(smallest, 1 - next * packing), mean = 0.5 * (phi + next);
        if (!(mean < 1)) return 1; /* outside the domain: CVODE shortens the step */
        double conductance = scale * pow(1 - mean, 6.55) / (room * next_room), velocity = (i + 1) * (1.0 / n);
        double flux = velocity * phi - conductance * bernoulli(velocity / conductance) * (next - phi);
        f[i] = (below - flux) * n;
        below = flux;
        phi = next;
        room = next_room;
    }
    f[n - 1] = below * n;
    return 0;
}

static int consolidation_jacobian(realtype t, N_Vector y, N_Vector fy, SUNMatrix j, void *user, N_Vector a, N_Vector b, N_Vector c)
{
    Model *m = user;
    const double *v = N_VGetArrayPointer(y);
    int n = m->n;
    double h = 1 - t, inverse = 1 / h, scale = n / (m->pe * h), packing = 1 / m->phi_max, smallest = 1e-3 / fmax(1, m->pe), outer = n / h;
    double phi = v[0] * inverse, room = fmax(smallest, 1 - phi * packing);
    for (int i = 0; i + 1 < n; i++)
    {
        double next = v[i + 1] * inverse, next_room = fmax(smallest, 1 - next * packing), mean = 0.5 * (phi + next);
        double conductance = scale * pow(1 - mean, 6.55) / (room * next_room), velocity = (i + 1) * (1.0 / n), p = velocity / conductance;
        double weight = bernoulli(p), through = -(next - phi) * (weight - p * bernoulli_slope(p)) * conductance, at_mean = -0.5 * 6.55 / (1 - mean);
        double by_phi = outer * (velocity + conductance * weight + through * (at_mean + packing / room));
        double by_next = outer * (-conductance * weight + through * (at_mean + packing / next_room));
        SM_ELEMENT_B(j, i, i) -= by_phi;
        SM_ELEMENT_B(j, i, i + 1) = -by_next;
        SM_ELEMENT_B(j, i + 1, i) = by_phi;
        SM_ELEMENT_B(j, i + 1, i + 1) += by_next;
        phi = next;
        room = next_room;
    }
    return 0;
}

static double cpu(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int argc, char **argv)
{
    if (argc != 6) { fprintf(stderr, "usage: film_peers binder|consolidation CELLS analytic|differences RTOL SECONDS\n"); return 2; }
    int binder = !strcmp(argv[1], "binder"), n = atoi(argv[2]), analytic = !strcmp(argv[3], "analytic");
    double rtol = atof(argv[4]), seconds = atof(argv[5]);
    Model m = { .n = n, .pe = 1, .weights_time = -1 };
    double start;
    if (binder) { m.phi0 = 0.297; m.phi_max = 0.555; m.end = 1 - 0.297 / 0.555; start = 1 - m.phi0; }
    else { m.phi0 = 0.2; m.phi_max = 0.64; m.end = 0.4; start = m.phi0; }
    m.down = calloc(n + 1, sizeof(double));
    m.up = calloc(n + 1, sizeof(double));

    SUNContext context;
    SUNContext_Create(NULL, &context);
    N_Vector y = N_VNew_Serial(n, context);
    double *u = N_VGetArrayPointer(y);
    for (int i = 0; i < n; i++) u[i] = start;
    void *cvode = CVodeCreate(CV_BDF, context);
    CVodeInit(cvode, binder ? binder_rates : consolidation_rates, 0, y);
    CVodeSStolerances(cvode, rtol, 1e-2 * rtol);
    CVodeSetUserData(cvode, &m);
    SUNMatrix matrix = SUNBandMatrix(n, 1, 1, context);
    SUNLinearSolver linear = SUNLinSol_Band(y, matrix, context);
    CVodeSetLinearSolver(cvode, linear, matrix);
    if (analytic) CVodeSetJacFn(cvode, binder ? binder_jacobian : consolidation_jacobian);
    CVodeSetMaxNumSteps(cvode, 100000);

    long solves = -1;
    int flag = 0;
    double began = 0, total = 0, t;
    /* The first solve warms caches and is not counted; memory is kept between solves (CVodeReInit), as a program that solves often would do. */
    while (solves <= 0 || total < seconds)
    {
        for (int batch = 0; batch < 10; batch++)
        {
            for (int i = 0; i < n; i++) u[i] = start;
            m.weights_time = -1;
            CVodeReInit(cvode, 0, y);
            flag = CVode(cvode, m.end, y, &t, CV_NORMAL);
            if (flag < 0) { printf("{\"ok\": false, \"message\": \"CVODE returned %d\"}\n", flag); return 0; }
        }
        if (solves < 0) { solves = 0; began = cpu(); }
        else { solves += 10; total = cpu() - began; }
    }
    long steps, rates, jacobians;
    CVodeGetNumSteps(cvode, &steps);
    CVodeGetNumRhsEvals(cvode, &rates);
    CVodeGetNumJacEvals(cvode, &jacobians);
    printf("{\"ok\": true, \"program\": \"SUNDIALS %s\", \"method\": \"CVODE BDF, band, %s Jacobian\", \"rtol\": %g, \"cpu_s\": %.9g, \"solves\": %ld, \"steps\": %ld, "
           "\"rates\": %ld, \"jacobians\": %ld, \"profile\": [", SUNDIALS_VERSION, analytic ? "analytic" : "differences", rtol, total / solves, solves, steps, rates, jacobians);
    for (int i = 0; i < n; i++) printf("%s%.17g", i ? ", " : "", u[i]);
    printf("]}\n");
    return 0;
}
